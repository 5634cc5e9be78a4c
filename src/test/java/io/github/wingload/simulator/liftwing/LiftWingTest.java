package io.github.wingload.simulator.liftwing;

import static io.github.wingload.simulator.http.Exchanges.get;
import static io.github.wingload.simulator.http.Exchanges.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.simulator.http.Exchanges;
import io.github.wingload.simulator.queue.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiftWingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET | /v1/models/langid | 200 | {\"name\":\"langid\",\"ready\":true}",
                "GET | /v2/health/ready | 200 | {\"ready\":true}",
                "GET | /v1/models/langid:predict | 404 | {\"error\":\"Model with name langid:predict does not exist.\"}",
                "POST | /v1/models/other:predict | 404 | {\"error\":\"Model with name other does not exist.\"}",
                "POST | /v1/models/langid:predict | 400 | {\"error\":\"Missing \\\"text\\\" in input data.\"}",
                "GET | /openai/v1/completions | 404 | {\"detail\":\"Not Found\"}",
                "GET | /article?lang=en&title=A | 400 | {\"error\":\"Missing \\\"num_beams\\\" in input data.\"}",
                "GET | /article?lang=%zz&title=A | 400 | {\"error\":\"Missing \\\"num_beams\\\" in input data.\"}",
                "GET | /v3/scores/enwiki?models=damaging | 400 | {\"detail\":\"Both models and revids are needed.\"}",
                "GET | /v3/scores/enwiki?models=x&revids=1 | 404 | {\"detail\":\"Models x not available for enwiki\"}",
                "GET | /v3/scores/en?models=damaging&revids=1 | 404 | {\"detail\":\"No scorers available for en\"}",
                "GET | /v3/scores/enwiki?models=damaging&revids=a | 400 |"
                        + " {\"detail\":\"revids have to be positive integers.\"}",
                "POST | /v3/scores/enwiki | 404 | {\"detail\":\"Not Found\"}",
            })
    void requestsOtherThanPredictionsAreAnsweredImmediately(String method, String target, int status, String body) {
        Exchanges.Reply reply = liftWing(0.05, 1).ask(method.equals("GET") ? get(target) : post(target, "{}"));
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body()).isEqualTo(body);
        assertThat(reply.tookMs()).isZero();
    }

    @Test
    void descriptionsCanBeAskedForByGet() {
        Exchanges.Reply reply = liftWing(0.05, 1).ask(get("/article?lang=en&title=1984%20%C3%A9&num_beams=3"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).endsWith("\"lang\":\"en\",\"title\":\"1984 é\",\"num_beams\":3}");
    }

    @Test
    void legacyScoresHaveEveryModelOfEveryRevision() {
        Exchanges.Reply reply =
                liftWing(0.05, 1).ask(get("/v3/scores/enwiki?models=damaging|goodfaith&revids=12%7C13"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .startsWith("{\"enwiki\":{\"models\":{\"damaging\":{\"version\":\"0.5.1\"},\"goodfaith\":")
                .containsPattern("\"12\":\\{\"damaging\":\\{\"score\":\\{\"prediction\":.*\"13\":\\{\"damaging\"");
    }

    @Test
    void brokenJsonIsReportedInTheWordsOfItsContentType() {
        assertThat(liftWing(0.05, 1)
                        .ask(post("/v1/models/langid:predict", "{\"text\""))
                        .body())
                .startsWith("{\"error\":\"Unrecognized request format: ");
        assertThat(liftWing(0.05, 1).ask(post("/openai/v1/completions", "[]")).body())
                .isEqualTo("{\"error\":\"AttributeError : 'list' object has no attribute 'get'\"}");
    }

    @Test
    void timesAreTheRecordedOnesScaled() {
        double small = medianMs(0.05, 1, "langid", "{\"text\":\"a\"}");
        assertThat(small).isBetween(1.5, 2.1);
        assertThat(medianMs(1, 1, "langid", "{\"text\":\"a\"}")).isBetween(20 * small - 1e-3, 20 * small + 1e-3);
        assertThat(medianMs(1, 1, "readability", "{\"rev_id\":1,\"lang\":\"en\"}"))
                .isBetween(7000.0, 9500.0);
        assertThat(medianMs(0, 1, "readability", "{\"rev_id\":1,\"lang\":\"en\"}"))
                .isZero();
    }

    @Test
    void oneSeedGivesOneSequenceOfTimes() {
        String input = "{\"text\":\"a\"}";
        assertThat(medianMs(0.05, 3, "langid", input))
                .isEqualTo(medianMs(0.05, 3, "langid", input))
                .isNotEqualTo(medianMs(0.05, 4, "langid", input));
    }

    @Test
    void withoutEgressAnAnswerTakesTheTimeoutOfTheModelServer() {
        Exchanges exchanges = liftWing(0.1, 1, 1);
        Exchanges.Reply prediction = exchanges.ask(post("/v1/models/enwiki-damaging:predict", "{\"rev_id\":7}"));
        assertThat(prediction.status()).isEqualTo(500);
        assertThat(prediction.tookMs()).isEqualTo(500);
        assertThat(exchanges.ask(get("/v2/health/ready")).status()).isEqualTo(200);
    }

    @Test
    void egressCanBreakForAShareOfTheRequests() {
        Exchanges exchanges = liftWing(0, 1, 0.25);
        for (int i = 0; i < 1000; i++) {
            exchanges.send(i, post("/v1/models/enwiki-damaging:predict", "{\"rev_id\":7}"));
        }
        assertThat(exchanges.all().stream().filter(reply -> reply.status() == 500))
                .hasSizeBetween(200, 300);
    }

    private static Exchanges liftWing(double timeScale, long seed) {
        return liftWing(timeScale, seed, 0);
    }

    private static Exchanges liftWing(double timeScale, long seed, double broken) {
        return new Exchanges(
                events -> new LiftWing(timeScale, new Egress(broken, RandomStream.EGRESS.of(seed)), seed, events));
    }

    private static double medianMs(double timeScale, long seed, String model, String input) {
        Exchanges exchanges = liftWing(timeScale, seed);
        for (int i = 0; i < 301; i++) {
            exchanges.send(i, post("/v1/models/" + model + ":predict", input));
        }
        List<Double> sorted =
                exchanges.all().stream().map(Exchanges.Reply::tookMs).sorted().toList();
        return sorted.get(150);
    }
}
