package io.github.wingload.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.Request;
import io.github.wingload.plan.Columns;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Task.Bytes;
import io.github.wingload.plan.task.Task.Multipart;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.testkit.Tasks;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RendererTest {

    private static final Columns COLUMNS =
            new Columns(List.of("rev_id", "title"), List.of(ColumnType.INTEGER, ColumnType.STRING));
    private static final SampleRow ROW = new SampleRow(3, List.of("1945516043", "Köln \"am\" Rhein\n"));

    @Test
    void anIntegerColumnIsAJsonIntegerAndTextIsQuotedAndEscaped() {
        Request request = render(task(
                "/p",
                new Text("{\"rev_id\":"),
                new Column(0, Form.JSON_VALUE),
                new Text(",\"title\":"),
                new Column(1, Form.JSON_VALUE),
                new Text("}")));
        assertThat(body(request)).isEqualTo("{\"rev_id\":1945516043,\"title\":\"Köln \\\"am\\\" Rhein\\n\"}");
    }

    @Test
    void aPlaceholderInsideAJsonStringIsEscapedWithoutQuotes() {
        Request request = render(task("/p", new Text("\"<"), new Column(1, Form.JSON_TEXT), new Text(">\"")));
        assertThat(body(request)).isEqualTo("\"<Köln \\\"am\\\" Rhein\\n>\"");
    }

    @Test
    void jsonCellsAreUnchanged() {
        Columns types =
                new Columns(List.of("n", "b", "j"), List.of(ColumnType.NUMBER, ColumnType.BOOLEAN, ColumnType.JSON));
        Request request = Rendering.of(task(
                        "/p",
                        new Column(0, Form.JSON_VALUE),
                        new Column(1, Form.JSON_VALUE),
                        new Column(2, Form.JSON_VALUE)))
                .rows(types, new SampleRow(0, List.of("1.50", "true", "{\"é\":[\"\\n\"]}")))
                .request();
        assertThat(body(request)).isEqualTo("1.50true{\"é\":[\"\\n\"]}");
    }

    @Test
    void controlCharactersAreEscapedAsRfc8259Wants() {
        SampleRow row = new SampleRow(0, List.of("1", "\b\f\u0001\t\\"));
        Request request = Rendering.of(task("/", new Column(1, Form.JSON_TEXT)))
                .rows(COLUMNS, row)
                .request();
        assertThat(body(request)).isEqualTo("\\u0008\\u000c\\u0001\\t\\\\");
    }

    @Test
    void aRawPathKeepsWhatCanStandInAUrl() {
        assertThat(rawPath("/wiki/A%2FB?x=1&y=a b#c")).isEqualTo("/base/wiki/A%2FB?x=1&y=a%20b%23c");
        assertThat(rawPath("wiki/100%")).isEqualTo("/base/wiki/100%25");
        assertThat(rawPath("/a\r\nHost: b")).isEqualTo("/base/a%0D%0AHost:%20b");
        assertThat(rawPath("")).isEqualTo("/base/");
    }

    private static String rawPath(String cell) {
        Task task = Tasks.named("GET", "t").path(new Column(1, Form.TARGET)).task();
        return Rendering.of(task)
                .below("/base/")
                .rows(COLUMNS, new SampleRow(0, List.of("1", cell)))
                .request()
                .path();
    }

    @Test
    void aFormWithFilesIsItsPiecesOneAfterTheOther() {
        byte[] file = {0, (byte) 0xff, 1};
        Body form = new Body(
                new Multipart(List.of(
                        new Template(List.of(new Text("<"), new Column(0, Form.RAW))),
                        new Bytes(Path.of("a.bin"), file),
                        Template.of(">"))),
                "multipart/form-data; boundary=b");
        Request request = Rendering.of(Tasks.post("/p").body(form).task())
                .rows(COLUMNS, ROW)
                .request();
        byte[] expected =
                concat("<1945516043".getBytes(StandardCharsets.UTF_8), file, ">".getBytes(StandardCharsets.UTF_8));
        assertThat(request.body().bytes()).isEqualTo(expected);
        assertThat(request.body().length()).isEqualTo(expected.length);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void cellInThePathIsPercentEncodedAndFollowsTheBasePath() {
        Task task = Tasks.named("GET", "t")
                .path(new Text("/article?title="), new Column(1, Form.URL))
                .task();
        Request request = Rendering.of(task)
                .below("/service/lw/inference/")
                .rows(COLUMNS, ROW)
                .request();
        assertThat(request.path()).isEqualTo("/service/lw/inference/article?title=K%C3%B6ln%20%22am%22%20Rhein%0A");
        assertThat(request.body().length()).isZero();
        assertThat(request.headers()).isEmpty();
        assertThat(request.payload().key()).isEqualTo("row 4");
    }

    @Test
    void aTasksHeaderReplacesTheTargetsOfThatNameAndTheBodysTypeComesLast() {
        Task task = Tasks.named("POST", "t")
                .path("/p")
                .headers(new Header("x-kind", Template.of("task"), false))
                .json("{}")
                .task();
        List<Header> target = List.of(
                new Header("User-Agent", Template.of("wingload"), false),
                new Header("X-Kind", Template.of("target"), false));
        Request request =
                Rendering.of(task).targetHeaders(target).rows(COLUMNS, ROW).request();
        assertThat(request.headers())
                .containsExactly(
                        new HeaderField("User-Agent", "wingload"),
                        new HeaderField("x-kind", "task"),
                        new HeaderField("Content-Type", "application/json"));
    }

    @Test
    void headerCanUseACell() {
        Task task = Tasks.named("GET", "t")
                .path("/")
                .headers(new Header("X-Rev", new Template(List.of(new Text("r"), new Column(0, Form.RAW))), false))
                .task();
        assertThat(Rendering.of(task).rows(COLUMNS, ROW).request().headers())
                .containsExactly(new HeaderField("X-Rev", "r1945516043"));
    }

    @Test
    void constantBodyIsShared() {
        Rendering rendering = Rendering.of(task("/p", new Text("{}"))).rows(COLUMNS, ROW);
        assertThat(rendering.request().body()).isSameAs(rendering.request().body());
    }

    @Test
    void taskCanHaveItsOwnHostHeader() {
        Task task = Tasks.named("GET", "t")
                .path("/")
                .hostHeader("edit-check.edit-check.wikimedia.org")
                .withoutSamples()
                .task();
        assertThat(Rendering.of(task).request().host()).contains("edit-check.edit-check.wikimedia.org");
        assertThat(render(task("/p")).host()).isEmpty();
    }

    @Test
    void eachTaskTakesItsRowFromItsOwnDataSet() {
        Columns wikis = new Columns(List.of("wiki"), List.of(ColumnType.STRING));
        Task task = Tasks.named("GET", "t")
                .path(new Text("/"), new Column(0, Form.URL))
                .samples(1)
                .task();
        Request request = Rendering.of(task)
                .rows(COLUMNS, ROW)
                .rows(wikis, new SampleRow(0, List.of("enwiki")))
                .request();
        assertThat(request.path()).isEqualTo("/enwiki");
        assertThat(request.payload().key()).isEqualTo("enwiki");
    }

    private static Task task(String path, Template.Segment... body) {
        return Tasks.post(path).json(body).task();
    }

    private static Request render(Task task) {
        return Rendering.of(task).rows(COLUMNS, ROW).request();
    }

    private static String body(Request request) {
        return new String(request.body().bytes(), StandardCharsets.UTF_8);
    }
}
