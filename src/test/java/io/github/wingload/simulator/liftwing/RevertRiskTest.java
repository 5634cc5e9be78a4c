package io.github.wingload.simulator.liftwing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.github.wingload.simulator.http.HttpRequest;
import io.github.wingload.simulator.liftwing.ModelReply.Work;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RevertRiskTest {

    private static final String PREDICT = "/v1/models/revertrisk-wikidata:predict";

    @Test
    void aRevisionHasAPredictionThatItKeeps() {
        ModelReply reply = predict("{\"rev_id\": 1907247274}");
        assertThat(reply.work()).isEqualTo(Work.PREDICTION);
        assertThat(reply.answer().status()).isEqualTo(200);
        assertThat(reply.answer().contentType()).isEqualTo("application/json");
        assertThat(text(reply))
                .startsWith(
                        "{\"model_name\":\"revertrisk-wikidata\",\"model_version\":\"2\",\"revision_id\":1907247274,"
                                + "\"output\":{\"prediction\":false,\"probabilities\":{\"true\":0.")
                .hasSizeBetween(170, 190)
                .isEqualTo(text(predict("{\"rev_id\":1907247274,\"lang\":\"en\"}")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 42, 1_799_693_453L, 1_960_371_567L, 9_000_000_000L})
    void predictionsAreConsistent(long revId) {
        JsonNode answer = JsonMapper.shared().readTree(text(predict("{\"rev_id\":" + revId + "}")));
        JsonNode output = answer.get("output");
        double reverted = output.get("probabilities").get("true").doubleValue();
        assertThat(answer.get("revision_id").longValue()).isEqualTo(revId);
        assertThat(reverted).isBetween(0.0, 1.0);
        assertThat(reverted + output.get("probabilities").get("false").doubleValue())
                .isCloseTo(1, offset(1e-9));
        assertThat(output.get("prediction").booleanValue()).isEqualTo(reverted > 0.5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | None",
                "{\"rev_id\":null} | None",
                "{\"rev_id\":\"12\"} | 12",
                "{\"rev_id\":1.5} | 1.5",
                "{\"rev_id\":0} | 0",
                "{\"rev_id\":-7} | -7",
                "{\"rev_id\":false} | False",
                "{\"rev_id\":[1]} | [1]",
            })
    void aBadRevisionIdIsA400WithDetail(String body, String named) {
        ModelReply reply = predict(body);
        assertThat(reply.work()).isEqualTo(Work.NONE);
        assertThat(reply.answer().status()).isEqualTo(400);
        assertThat(text(reply))
                .isEqualTo("{\"detail\":\"Invalid rev_id: " + named + ". The rev_id must be a positive integer.\"}");
    }

    @Test
    void trueIsAcceptedAsOne() {
        assertThat(text(predict("{\"rev_id\":true}"))).isEqualTo(text(predict("{\"rev_id\":1}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | Unrecognized request format: input length is 0: line 1 column 1 (char 0)",
                "` ` | Unrecognized request format: unexpected end of data: line 1 column 1 (char 0)",
                "{\"rev_id\":x} | Unrecognized request format: unexpected character: line 1 column 11 (char 10)",
                "{\"rev_id\":1} x | Unrecognized request format: unexpected character: line 1 column 14 (char 13)",
            })
    void brokenJsonIsA400WithError(String body, String error) {
        assertThat(predict(body).answer().status()).isEqualTo(400);
        assertThat(text(predict(body))).isEqualTo("{\"error\":\"" + error + "\"}");
    }

    @Test
    void brokenJsonOfAnotherTypeIsReportedByTheModel() {
        HttpRequest request = request("POST", PREDICT, "application/json; charset=utf-8", "{");
        assertThat(text(RevertRisk.reply(request, true)))
                .isEqualTo("{\"error\":\"Please verify that request input is a json dict\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"[] | list", "\"a\" | str", "1 | int", "1.5 | float", "true | bool", "null | NoneType"})
    void aBodyThatIsNotAnObjectIsA500(String body, String type) {
        assertThat(predict(body).answer().status()).isEqualTo(500);
        assertThat(text(predict(body)))
                .isEqualTo("{\"error\":\"AttributeError : '" + type + "' object has no attribute 'get'\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9000000001", "123456789012345678901234567890"})
    void aMissingRevisionIsA500(String revId) {
        ModelReply reply = predict("{\"rev_id\":" + revId + "}");
        assertThat(reply.answer().status()).isEqualTo(500);
        assertThat(text(reply))
                .isEqualTo("{\"error\":\"Error in preprocess for rev_id " + revId
                        + ". Reason: Failed to fetch revision content in _get_revision_content for rev_id " + revId
                        + ". Reason: 'pages'\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET  | / | 200 | {\"status\":\"alive\"}",
                "GET  | /v1/models | 200 | {\"models\":[\"revertrisk-wikidata\"]}",
                "GET  | /v1/models/revertrisk-wikidata | 200 | {\"name\":\"revertrisk-wikidata\",\"ready\":true}",
                "GET  | /v2/health/live | 200 | {\"live\":true}",
                "GET  | /v2/health/ready | 200 | {\"ready\":true}",
                "POST | /v1/models/other:predict | 404 | {\"error\":\"Model with name other does not exist.\"}",
                "GET  | /v1/models/a\"b | 404 | {\"error\":\"Model with name a\\\"b does not exist.\"}",
                "GET  | /v1/models/revertrisk-wikidata:predict | 404 |"
                        + " {\"error\":\"Model with name revertrisk-wikidata:predict does not exist.\"}",
                "GET  | /nowhere | 404 | {\"detail\":\"Not Found\"}",
                "POST | /v1/models/ | 404 | {\"detail\":\"Not Found\"}",
                "POST | /v1/models/a/b:predict | 404 | {\"detail\":\"Not Found\"}",
                "POST | /v1/models | 405 | {\"detail\":\"Method Not Allowed\"}",
                "PUT  | /v1/models/revertrisk-wikidata:predict | 405 | {\"detail\":\"Method Not Allowed\"}",
            })
    void routes(String method, String path, int status, String body) {
        ModelReply reply = RevertRisk.reply(request(method, path, "", ""), true);
        assertThat(reply.work()).isEqualTo(Work.NONE);
        assertThat(reply.answer().status()).isEqualTo(status);
        assertThat(text(reply)).isEqualTo(body);
    }

    private static ModelReply predict(String body) {
        return RevertRisk.reply(request("POST", PREDICT, "application/json", body), true);
    }

    private static HttpRequest request(String method, String path, String contentType, String body) {
        return new HttpRequest(
                method, path, true, true, Map.of("content-type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ModelReply reply) {
        return new String(reply.answer().body(), StandardCharsets.UTF_8);
    }
}
