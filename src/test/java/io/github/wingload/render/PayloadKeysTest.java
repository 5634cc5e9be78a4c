package io.github.wingload.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Columns;
import io.github.wingload.plan.GeneratedValue.IntegerBetween;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.Template;
import io.github.wingload.plan.Template.Column;
import io.github.wingload.plan.Template.Extracted;
import io.github.wingload.plan.Template.Form;
import io.github.wingload.plan.Template.Generated;
import io.github.wingload.plan.Template.Text;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What tells requests apart: as many keys as there are payloads. */
class PayloadKeysTest {

    private static final Columns COLUMNS = new Columns(List.of("id"), List.of(ColumnType.INTEGER));
    private static final SampleRow ROW = new SampleRow(0, List.of("42"));

    @Test
    void aRowsPayloadHasTheRowsKey() {
        assertThat(key(OptionalInt.of(0), new Column(0, Form.JSON_VALUE))).isEqualTo("42");
    }

    @Test
    void aConstantPayloadHasNoKey() {
        assertThat(key(OptionalInt.empty(), new Text("{}"))).isEmpty();
    }

    @Test
    void generatedPayloadsHaveDifferentDigestsIfTheyDiffer() {
        Rendering rendering = Rendering.ofBody(new Text("{\"sex\":"), new Generated(0, Form.JSON_VALUE))
                .value(new IntegerBetween(0, 4999));
        Set<String> keys = new HashSet<>();
        Set<List<Byte>> payloads = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            var request = rendering.request();
            keys.add(request.key());
            payloads.add(bytes(request.body().bytes()));
        }
        assertThat(keys).hasSameSizeAs(payloads).allMatch(key -> key.matches("[0-9a-f]{12}"));
    }

    @Test
    void aRowWithAGeneratedValueIsAnotherPayloadEachTime() {
        assertThat(key(OptionalInt.of(0), new Column(0, Form.JSON_VALUE), new Generated(0, Form.RAW)))
                .matches("[0-9a-f]{12}");
    }

    @Test
    void anExtractedValueGivesADigestAsKeyUnlessThereIsARow() {
        assertThat(key(OptionalInt.empty(), new Extracted(0, Form.RAW))).matches("[0-9a-f]{12}");
        assertThat(key(OptionalInt.of(0), new Extracted(0, Form.RAW))).isEqualTo("42");
    }

    private static String key(OptionalInt samples, Template.Segment... body) {
        return Rendering.of(Rendering.task(body).samples(samples).task())
                .rows(COLUMNS, ROW)
                .value(new IntegerBetween(1, 9))
                .kept("k", "\"k\"")
                .request()
                .key();
    }

    private static List<Byte> bytes(byte[] array) {
        List<Byte> list = new java.util.ArrayList<>();
        for (byte b : array) {
            list.add(b);
        }
        return list;
    }
}
