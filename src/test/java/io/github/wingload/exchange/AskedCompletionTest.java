package io.github.wingload.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.AskedCompletion.Bound;
import io.github.wingload.exchange.AskedCompletion.Field;
import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Task.Bytes;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Form;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskedCompletionTest {

    @Test
    void boundsAreThoseThatEveryAnswerMustKeep() {
        AskedCompletion asked = asked("{\"prompt\": \"a\", \"max_tokens\": 128, \"min_tokens\": 64, \"stream\": true}");

        assertThat(asked.most()).contains(new Bound(Field.MAX_TOKENS, 128));
        assertThat(asked.least()).contains(new Bound(Field.MIN_TOKENS, 64));
        assertThat(asked.streamed()).contains(true);
    }

    @Test
    void anAnswerThatIgnoresItsEndIsAsLongAsItCanBe() {
        assertThat(asked("{\"max_tokens\": 128, \"min_tokens\": 64, \"ignore_eos\": true}")
                        .least())
                .contains(new Bound(Field.IGNORE_EOS, 128));
        assertThat(asked("{\"max_tokens\": 128, \"ignore_eos\": false}").least())
                .isEmpty();
        assertThat(asked("{\"ignore_eos\": true}").least()).isEmpty();
        assertThat(asked("{\"max_tokens\": 128, \"ignore_eos\": \"true\"}").least())
                .isEmpty();
    }

    @Test
    void aZeroTemperatureOrASeedAsksForTheSameAnswerAgain() {
        assertThat(asked("{\"temperature\": 0.0, \"seed\": 7}").repeatable()).contains("temperature");
        assertThat(asked("{\"temperature\": 0.1, \"seed\": 7}").repeatable()).contains("seed");
        assertThat(asked("{\"temperature\": 0, \"n\": 3}").repeatable()).isEmpty();
        assertThat(asked("{\"temperature\": \"0\"}").repeatable()).isEmpty();
        assertThat(AskedCompletion.of(body(
                                new Template.Text("{\"temperature\": "),
                                new Template.Generated(0, Form.JSON_VALUE),
                                new Template.Text("}")))
                        .orElseThrow()
                        .repeatable())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"max_tokens\":5,\"ignore_eos\":true,\"stream\":true}",
                "{\"min_tokens\":3,\"temperature\":0}",
                "{\"max_completion_tokens\":3,\"seed\":0}"
            })
    void whatIsAskedComesBackFromItsJson(String json) {
        assertThat(asked(asked(json).json())).isEqualTo(asked(json));
    }

    @Test
    void theNewerNameCountsWhereTheOlderIsMissing() {
        assertThat(asked("{\"max_completion_tokens\": 5}").most()).contains(new Bound(Field.MAX_COMPLETION_TOKENS, 5));
        assertThat(asked("{\"max_completion_tokens\": 5, \"max_tokens\": 6}").most())
                .contains(new Bound(Field.MAX_TOKENS, 6));
    }

    @Test
    void whatAPlaceholderMakesIsNotKnown() {
        Template.Segment number = new Template.Generated(0, Form.JSON_VALUE);
        AskedCompletion asked = AskedCompletion.of(body(
                        new Template.Text("{\"prompt\": \""),
                        new Template.Generated(0, Form.JSON_TEXT),
                        new Template.Text("\", \"max_tokens\": "),
                        number,
                        new Template.Text(", \"min_tokens\": 7, \"ignore_eos\": "),
                        number,
                        new Template.Text(", \"stream\": "),
                        number,
                        new Template.Text("}")))
                .orElseThrow();

        assertThat(asked.most()).isEmpty();
        assertThat(asked.least()).contains(new Bound(Field.MIN_TOKENS, 7));
        assertThat(asked.streamed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "1.5", "1e3", "\"128\"", "null", "true", "12345678901", "[128]", "{}"})
    void whatIsNoNumberOfTokensIsLeftOut(String value) {
        assertThat(asked("{\"max_tokens\": " + value + "}").most()).isEmpty();
    }

    @Test
    void withoutTheFieldThereIsNoStream() {
        assertThat(asked("{\"a\": {\"stream\": true}}").streamed()).contains(false);
        assertThat(asked("{\"stream\": false}").streamed()).contains(false);
    }

    @Test
    void bodiesFromFilesAreReadAndOthersThanJsonAreNot() {
        byte[] file = "{\"max_tokens\": 9}".getBytes(StandardCharsets.UTF_8);
        assertThat(AskedCompletion.of(new Body(new Bytes(Path.of("chat.json"), file), "application/json")))
                .flatMap(AskedCompletion::most)
                .contains(new Bound(Field.MAX_TOKENS, 9));
        assertThat(AskedCompletion.of("max_tokens=9")).isEmpty();
    }

    private static AskedCompletion asked(String json) {
        return AskedCompletion.of(body(new Template.Text(json))).orElseThrow();
    }

    private static Body body(Template.Segment... segments) {
        return new Body(new Template(List.of(segments)), "application/json");
    }
}
