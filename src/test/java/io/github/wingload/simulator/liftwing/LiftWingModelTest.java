package io.github.wingload.simulator.liftwing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.simulator.liftwing.ModelReply.Work;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every model of the table: what it takes, and how it says no. */
class LiftWingModelTest {

    private static final String TEXTS =
            "\"lang\":\"en\",\"check_type\":\"tone\",\"page_title\":\"T\",\"original_text\":\"a\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "revertrisk-wikidata | {\"rev_id\":7} | /revision_id | 7",
                "revertrisk-language-agnostic | {\"rev_id\":7,\"lang\":\"en\"} | /wiki_db | \"enwiki\"",
                "revertrisk-multilingual | {\"rev_id\":7,\"lang\":\"de\"} | /revision_id | 7",
                "enwiki-goodfaith | {\"rev_id\":7} | /enwiki/models/goodfaith/version | \"0.5.1\"",
                "enwiki-draftquality | {\"rev_id\":7} | /enwiki/scores/7/draftquality/score/prediction | \"OK\"",
                "viwiki-reverted | {\"rev_id\":7} | /viwiki/models/reverted/version | \"0.5.1\"",
                "articlequality | {\"rev_id\":7,\"lang\":\"en\",\"extended_output\":true} | /label | \"C\"",
                "articlequality_v2 | {\"instances\":[{\"rev_id\":7,\"lang\":\"en\"}]} | /predictions/0/label | \"C\"",
                "outlink-topic-model | {\"lang\":\"en\",\"page_id\":7} | /prediction/results/1/score | 0.61",
                "outlink-topic-model | {\"lang\":\"en\",\"page_title\":\"A b\"} | /prediction/article |"
                        + " \"https://en.wikipedia.org/wiki/A b\"",
                "reference-risk | {\"rev_id\":7,\"lang\":\"en\"} | /reference_count | 7",
                "readability | {\"rev_id\":7,\"lang\":\"en\"} | /output/fk_score_proxy | 12.4",
                "article-country | {\"lang\":\"en\",\"title\":\"A\"} | /prediction/wikidata_item | \"Q64\"",
                "article-descriptions | {\"lang\":\"en\",\"title\":\"A\",\"num_beams\":3} | /num_beams | 3",
                "logo-detection | {\"instances\":[{\"filename\":\"a.png\",\"image\":\"aGk=\",\"target\":\"logo\"}],"
                        + "\"debug\":true} | /predictions/0/filename | \"a.png\"",
                "editing-suggestions | {\"wiki_id\":\"enwiki\",\"page_id\":\"12\"} | /page_id | \"12\"",
                "qwen3-embedding | {\"input\":[\"a\",\"b\"]} | /data/1/index | 1",
                "qwen3-embedding | {\"input\":\"a\"} | /data/0/index | 0",
                "langid | {\"text\":\"Some text\"} | /wikicode | \"en\"",
                "openai-completions | {\"model\":\"m\",\"prompt\":\"p\",\"max_tokens\":10} | /model | \"m\"",
            })
    void validInputIsAnswered(String model, String input, String pointer, String value) {
        ModelReply reply = reply(model, input);
        assertThat(text(reply)).isNotBlank();
        assertThat(reply.answer().status()).isEqualTo(200);
        assertThat(reply.work()).isEqualTo(Work.PREDICTION);
        assertThat(json(reply).at(pointer)).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "revertrisk-wikidata | {} | 400 | detail | Invalid rev_id: None. The rev_id must be a positive integer.",
                "revertrisk-wikidata | {\"rev_id\":\"12\"} | 400 | detail |"
                        + " Invalid rev_id: 12. The rev_id must be a positive integer.",
                "revertrisk-wikidata | {\"rev_id\":9000000001} | 500 | error | Error in preprocess for rev_id 9000000001."
                        + " Reason: Failed to fetch revision content in _get_revision_content for rev_id 9000000001."
                        + " Reason: 'pages'",
                "revertrisk-multilingual | {\"rev_id\":7} | 400 | error | Missing \"lang\" in input data.",
                "revertrisk-multilingual | {\"rev_id\":7,\"lang\":\"enwiki\"} | 400 | detail |"
                        + " Expected \"lang\" to be a language code without a \"wiki\" suffix, got: enwiki",
                "revertrisk-multilingual | {\"rev_id\":9999999999,\"lang\":\"en\"} | 422 | detail | Could not make"
                        + " prediction for revisions 9999999999. Reason: ['revision_not_found']",
                "enwiki-damaging | {\"rev_id\":1.5} | 400 | error | Expected \"rev_id\" to be a positive integer, got: 1.5",
                "enwiki-damaging | {\"rev_id\":9999999999} | 400 | error | The MW API does not have any info related to"
                        + " the rev-id 9999999999, please check that the rev-id is valid.",
                "articlequality_v2 | {} | 500 | error | ValidationError : Missing \"instances\" in input data.",
                "articlequality_v2 | {\"instances\":[{\"lang\":\"en\"}]} | 500 | error |"
                        + " ValidationError : Missing \"rev_id\" in input data.",
                "outlink-topic-model | {\"lang\":\"en\"} | 400 | error | Exactly one of page_title, page_id is needed.",
                "outlink-topic-model | {\"lang\":\"en\",\"page_title\":\"A\",\"page_id\":1} | 400 | error |"
                        + " Exactly one of page_title, page_id is needed.",
                "outlink-topic-model | {\"lang\":\"en\",\"page_id\":1,\"threshold\":\"x\"} | 400 | error |"
                        + " Expected \"threshold\" to be a number, got: x",
                "article-descriptions | {\"lang\":\"en\",\"title\":\"A\",\"num_beams\":0} | 400 | error |"
                        + " Expected \"num_beams\" to be a positive integer, got: 0",
                "logo-detection | {\"instances\":{}} | 400 | error | Expected \"instances\" to be a list, got: dict",
                "edit-check | {\"instances\":[]} | 400 | error |"
                        + " Wrong request! Message: \"instances\" has 0 items, 1 to 300 are allowed.",
                "editing-suggestions | {\"wiki_id\":\"enwiki\",\"page_id\":\"x\"} | 400 | error |"
                        + " Expected \"page_id\" to be a positive integer, got: x",
                "qwen3-embedding | {\"input\":[]} | 400 | error |"
                        + " Expected \"input\" to be a string or a list of strings, got: []",
                "langid | {\"text\":7} | 400 | error | Expected \"text\" to be a string, got: 7",
            })
    void invalidInputIsRefused(String model, String input, int status, String envelope, String text) {
        ModelReply reply = reply(model, input);
        assertThat(reply.answer().status()).isEqualTo(status);
        assertThat(reply.work()).isEqualTo(Work.NONE);
        assertThat(json(reply).propertyNames()).containsExactly(envelope);
        assertThat(json(reply).get(envelope).stringValue()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "revertrisk-wikidata | {\"rev_id\":7} | Error in preprocess for rev_id 7. Reason: Failed to fetch revision",
                "revertrisk-language-agnostic | {\"instances\":[{\"rev_id\":7,\"lang\":\"en\"}]} | An error happened",
                "enwiki-damaging | {\"rev_id\":7} | An error happened while fetching feature values from the MediaWiki",
                "article-country | {\"lang\":\"en\",\"title\":\"A\"} | An error happened while fetching info",
            })
    void aModelThatAsksMediaWikiFailsWithoutEgress(String model, String input, String text) {
        ModelReply reply = reply(model, input, false);
        assertThat(reply.answer().status()).isEqualTo(500);
        assertThat(reply.work()).isEqualTo(Work.EGRESS_TIMEOUT);
        assertThat(json(reply).get("error").stringValue()).startsWith(text);
    }

    @Test
    void aModelThatDoesNotAskMediaWikiNeedsNoEgressAndInvalidInputIsRefusedFirst() {
        assertThat(reply("langid", "{\"text\":\"Some text\"}", false).work()).isEqualTo(Work.PREDICTION);
        assertThat(reply("enwiki-damaging", "{}", false).answer().status()).isEqualTo(400);
    }

    @Test
    void editCheckAnswersEachItemForItself() {
        String tooLong = "x".repeat(2001);
        ModelReply reply = reply(
                "edit-check",
                "{\"instances\":[{" + TEXTS + ",\"modified_text\":\"b\"},{" + TEXTS + ",\"modified_text\":\"" + tooLong
                        + "\"},{" + TEXTS + "},{" + TEXTS + ",\"modified_text\":\"b\",\"more\":1},7]}");
        assertThat(reply.answer().status()).isEqualTo(200);
        JsonNode items = json(reply).get("predictions");
        assertThat(items.valueStream().map(item -> item.get("status_code").intValue()))
                .containsExactly(200, 400, 400, 400, 400);
        assertThat(items.get(0).get("probability").doubleValue()).isBetween(0.0, 1.0);
        assertThat(items.valueStream().skip(1).map(item -> item.at("/errors/0").stringValue()))
                .containsExactly(
                        "\"modified_text\" has 2001 characters, at most 2000 are allowed.",
                        "Missing \"modified_text\" in input data.",
                        "Extra inputs are not permitted: more",
                        "Expected an object, got: 7");
    }

    @Test
    void batchListsMissingRevisionsAndFailsIfAllAreMissing() {
        String found = "{\"rev_id\":7,\"lang\":\"en\"}";
        String missing = "{\"rev_id\":9999999999,\"lang\":\"en\"}";
        JsonNode partly = json(batch(found, missing));
        assertThat(partly.get("predictions")).hasSize(1);
        assertThat(partly.get("errors")).hasSize(1);
        assertThat(json(batch(found)).has("errors")).isFalse();
        assertThat(batch(missing, missing).answer().status()).isEqualTo(422);
        assertThat(text(batch(found, "{\"rev_id\":8,\"lang\":\"de\"}")))
                .isEqualTo("{\"detail\":\"All items need the same \\\"lang\\\".\"}");
        String[] many = IntStream.range(0, 21).mapToObj(i -> found).toArray(String[]::new);
        assertThat(text(batch(many)))
                .isEqualTo("{\"detail\":\"\\\"instances\\\" has 21 items, 1 to 20 are allowed.\"}");
    }

    @Test
    void oneInputHasOneAnswerAndProbabilitiesSumToOne() {
        String input = "{\"rev_id\":7,\"lang\":\"en\"}";
        assertThat(text(reply("revertrisk-multilingual", input)))
                .isEqualTo(text(reply("revertrisk-multilingual", input)))
                .isNotEqualTo(text(reply("revertrisk-multilingual", "{\"rev_id\":8,\"lang\":\"en\"}")));
        JsonNode output = json(reply("revertrisk-multilingual", input)).get("output");
        double reverted = output.at("/probabilities/true").doubleValue();
        assertThat(reverted + output.at("/probabilities/false").doubleValue()).isEqualTo(1);
        assertThat(output.get("prediction").booleanValue()).isEqualTo(reverted > 0.5);
    }

    @Test
    void theTableHasEveryModelOnce() {
        List<LiftWingModel> models = LiftWingModel.all();
        assertThat(models)
                .extracting(LiftWingModel::name)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(20);
        assertThat(models).extracting(LiftWingModel::path).doesNotHaveDuplicates();
        assertThat(models).allSatisfy(model -> assertThat(model.medianMs()).isPositive());
    }

    private static ModelReply batch(String... items) {
        return reply("revertrisk-language-agnostic", "{\"instances\":[" + String.join(",", items) + "]}");
    }

    private static ModelReply reply(String name, String input) {
        return reply(name, input, true);
    }

    private static ModelReply reply(String name, String input, boolean egress) {
        return LiftWingModel.all().stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow()
                .reply(JsonMapper.shared().readTree(input), egress);
    }

    private static JsonNode json(ModelReply reply) {
        return JsonMapper.shared().readTree(text(reply));
    }

    private static String text(ModelReply reply) {
        return new String(reply.answer().body(), StandardCharsets.UTF_8);
    }
}
