package io.github.wingload.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Payload;
import io.github.wingload.exchange.RequestBody;
import io.github.wingload.plan.Columns;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Task.Bytes;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.testkit.Tasks;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargeBodiesTest {

    private static final Columns COLUMNS =
            new Columns(List.of("id", "image"), List.of(ColumnType.INTEGER, ColumnType.STRING));
    private static final String LARGE = "iVBORw0KGgo".repeat(5_000);

    @Test
    void aLargeTextOfTheScenarioIsSharedByAllRequests() {
        Rendering rendering = rendering(
                "1", new Text("{\"image\":\"" + LARGE + "\",\"id\":"), new Column(0, Form.JSON_VALUE), new Text("}"));
        RequestBody one = rendering.request().body();
        RequestBody other = rendering.request().body();
        assertThat(text(one)).isEqualTo("{\"image\":\"" + LARGE + "\",\"id\":7}");
        assertThat(one.length()).isEqualTo(text(one).length());
        assertThat(one.pieces()).isEqualTo(2);
        assertThat(one.piece(0).array()).isSameAs(other.piece(0).array());
    }

    @Test
    void largeCellIsSharedUnlessItMustBeEscaped() {
        RequestBody plain = rendering(LARGE, new Text("{\"image\":"), new Column(1, Form.JSON_VALUE), new Text("}"))
                .request()
                .body();
        assertThat(plain.pieces()).isEqualTo(3);
        assertThat(text(plain)).isEqualTo("{\"image\":\"" + LARGE + "\"}");

        RequestBody quoted = rendering(LARGE + "\"", new Column(1, Form.JSON_VALUE))
                .request()
                .body();
        assertThat(quoted.pieces()).isEqualTo(1);
        assertThat(text(quoted)).isEqualTo("\"" + LARGE + "\\\"\"");
    }

    @Test
    void aBodyCanBeSentTwice() {
        RequestBody body = rendering(LARGE, new Column(1, Form.RAW)).request().body();
        ByteBuffer first = body.piece(0);
        first.position(first.limit());
        assertThat(body.piece(0).remaining()).isEqualTo(LARGE.length());
    }

    @Test
    void fileBodyIsSharedAndUnchanged() {
        byte[] file = {-1, 0, 34};
        Rendering rendering = Rendering.of(Tasks.post("/p")
                .body(new Body(new Bytes(Path.of("image.png"), file), "image/png"))
                .withoutSamples()
                .task());
        assertThat(rendering.request().body().bytes()).isEqualTo(file);
        assertThat(rendering.request().body()).isSameAs(rendering.request().body());
        assertThat(rendering.request().payload()).isEqualTo(Payload.NONE);
    }

    @Test
    void nonAsciiCharactersAreEncodedInUtf8() {
        String text = "Köln 東京 \uD83D\uDE00 \t";
        assertThat(text(rendering(text, new Column(1, Form.JSON_VALUE))
                        .request()
                        .body()))
                .isEqualTo("\"Köln 東京 \uD83D\uDE00 \\t\"");
        assertThat(text(rendering(text, new Text("ÄÖÜ "), new Column(1, Form.RAW))
                        .request()
                        .body()))
                .isEqualTo("ÄÖÜ " + text);
    }

    private static Rendering rendering(String image, Template.Segment... body) {
        return Rendering.of(Rendering.task(body).task()).rows(COLUMNS, new SampleRow(0, List.of("7", image)));
    }

    private static String text(RequestBody body) {
        return new String(body.bytes(), StandardCharsets.UTF_8);
    }
}
