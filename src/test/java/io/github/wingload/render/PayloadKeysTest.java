package io.github.wingload.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Payload;
import io.github.wingload.plan.Columns;
import io.github.wingload.plan.GeneratedValue.IntegerBetween;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Extracted;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Generated;
import io.github.wingload.plan.task.Template.Text;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What tells payloads apart, and what they are called. */
class PayloadKeysTest {

    private static final Columns COLUMNS =
            new Columns(List.of("lang", "title"), List.of(ColumnType.STRING, ColumnType.STRING));
    private static final Template.Segment LANG = new Column(0, Form.JSON_VALUE);
    private static final Template.Segment TITLE = new Column(1, Form.JSON_VALUE);

    @Test
    void rowsThatBeginAlikeAreDifferentPayloads() {
        Payload first = payload(COLUMNS, row(0, "en", "Ada"), LANG, TITLE);
        Payload second = payload(COLUMNS, row(1, "en", "Bea"), LANG, TITLE);

        assertThat(first.digest()).isNotEqualTo(second.digest());
        assertThat(first.key()).isEqualTo("row 1");
        assertThat(second.key()).isEqualTo("row 2");
    }

    @Test
    void rowsThatGiveTheSameRequestAreOnePayload() {
        Payload first = payload(COLUMNS, row(0, "en", "Ada"), LANG);
        Payload second = payload(COLUMNS, row(1, "en", "Bea"), LANG);

        assertThat(first.digest()).isEqualTo(second.digest());
        assertThat(first.key()).isNotEqualTo(second.key());
    }

    @Test
    void rowsAreNamedByTheirKeyOrTheirOnlyColumn() {
        assertThat(payload(COLUMNS.withKey("title"), row(7, "en", "Ada"), LANG).key())
                .isEqualTo("Ada");
        Columns one = new Columns(List.of("rev_id"), List.of(ColumnType.INTEGER));
        assertThat(payload(one, row(7, "4711"), new Column(0, Form.JSON_VALUE)).key())
                .isEqualTo("4711");
    }

    @Test
    void aTaskThatAlwaysSendsTheSameHasNoDigest() {
        assertThat(payload(COLUMNS, row(7, "en", "Ada"), new Text("{}"))).isEqualTo(new Payload(0, "row 8"));
        assertThat(Rendering.ofBody(new Text("{}")).request().payload()).isEqualTo(Payload.NONE);
    }

    @Test
    void generatedPayloadsHaveDifferentDigestsIfTheyDiffer() {
        Rendering rendering = Rendering.ofBody(new Text("{\"sex\":"), new Generated(0, Form.JSON_VALUE))
                .value(new IntegerBetween(0, 4999));
        Set<Payload> payloads = new HashSet<>();
        Set<String> bodies = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            var request = rendering.request();
            payloads.add(request.payload());
            bodies.add(new String(request.body().bytes(), StandardCharsets.UTF_8));
        }
        assertThat(payloads)
                .hasSameSizeAs(bodies)
                .allMatch(payload -> payload.key().equals(payload.digestText()));
    }

    @Test
    void aGeneratedOrExtractedValueMakesAnotherPayloadOfTheSameRow() {
        SampleRow row = row(0, "en", "Ada");
        Payload plain = payload(COLUMNS, row, LANG);

        assertThat(payload(COLUMNS, row, LANG, new Generated(0, Form.RAW)).digest())
                .isNotEqualTo(plain.digest());
        assertThat(payload(COLUMNS, row, LANG, new Extracted(0, Form.RAW)).digest())
                .isNotEqualTo(plain.digest());
        assertThat(payload(COLUMNS, row, LANG, new Extracted(0, Form.RAW)).key())
                .isEqualTo("row 1");
    }

    @Test
    void digestsOfMoreRowsThanAreKeptAreComputedAgain() {
        RowDigests digests = new RowDigests();
        AtomicInteger computed = new AtomicInteger();
        for (long row : new long[] {0, 5_000, 0, 5_000, 1 << 20, 1 << 20}) {
            assertThat(digests.of(row, () -> {
                        computed.incrementAndGet();
                        return row * 3 + 1;
                    }))
                    .isEqualTo(row * 3 + 1);
        }
        assertThat(computed).hasValue(4);
    }

    private static SampleRow row(long number, String... cells) {
        return new SampleRow(number, List.of(cells));
    }

    private static Payload payload(Columns columns, SampleRow row, Template.Segment... body) {
        return Rendering.of(Rendering.task(body).samples(OptionalInt.of(0)).task())
                .rows(columns, row)
                .value(new IntegerBetween(1, 9))
                .kept("k", "\"k\"")
                .request()
                .payload();
    }
}
