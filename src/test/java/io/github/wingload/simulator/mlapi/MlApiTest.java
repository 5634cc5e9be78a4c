package io.github.wingload.simulator.mlapi;

import static io.github.wingload.simulator.http.Exchanges.get;
import static io.github.wingload.simulator.http.Exchanges.post;
import static io.github.wingload.simulator.http.Exchanges.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.target.SimulatorTarget.RateLimit;
import io.github.wingload.simulator.http.Exchanges;
import io.github.wingload.simulator.http.Exchanges.Reply;
import io.github.wingload.simulator.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MlApiTest {

    private static final RateLimit PUBLISHED = new RateLimit(100, Duration.ofMinutes(1));
    private static final MlApi.Setup HEART = setup("ml-api-heart", RateLimit.NONE, Duration.ZERO);
    private static final MlApi.Setup TEXT = setup("ml-api-text", PUBLISHED, Duration.ofHours(1));
    private static final MlApi.Setup UNLIMITED = setup("ml-api-text", RateLimit.NONE, Duration.ofHours(1));
    private static final String VALID = "{\"sex\":0,\"cp\":1,\"restecg\":0}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"cp\":1,\"restecg\":0} | Missing required field: sex",
                "{\"sex\":0,\"restecg\":0} | Missing required field: cp",
                "{\"sex\":0,\"cp\":1} | Missing required field: restecg",
                "{\"sex\":\"0\",\"cp\":1,\"restecg\":0} | Field sex has to be an integer, not str",
                "{\"sex\":null,\"cp\":1,\"restecg\":0} | Field sex has to be an integer, not NoneType",
                "{\"sex\":0.5,\"cp\":1,\"restecg\":0} | Field sex has to be an integer, not float",
                "{\"sex\":true,\"cp\":1,\"restecg\":0} | Field sex has to be an integer, not bool",
                "{\"sex\":2,\"cp\":1,\"restecg\":0} | Field sex is out of range: 2 is not from 0 to 1",
                "{\"sex\":0,\"cp\":-1,\"restecg\":0} | Field cp is out of range: -1 is not from 0 to 3",
                "{\"sex\":0,\"cp\":99999999999,\"restecg\":0} |"
                        + " Field cp is out of range: 99999999999 is not from 0 to 3",
                "{\"sex\":0,\"cp\":1,\"restecg\":0,\"age\":999} | Field age is out of range: 999 is not from 0 to 120",
                "[] | Request body has to be a JSON object, not list",
                "`` | Invalid JSON: input length is 0: line 1 column 1 (char 0)",
            })
    void heartRefusesAllButWholeNumbersInRange(String body, String text) {
        Reply reply = api(HEART).ask(post("/predict", body));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).isEqualTo("{\"error\":\"" + text + "\"}");
    }

    @Test
    void brokenJsonAnotherTypeAndALargeBodyAreA400() {
        Exchanges heart = api(HEART);
        assertThat(heart.ask(post("/predict", "{\"sex\":0,")).body()).startsWith("{\"error\":\"Invalid JSON: ");
        assertThat(heart.ask(request("POST", "/predict", Map.of("Content-Type", "text/plain"), VALID))
                        .body())
                .isEqualTo("{\"error\":\"Content-Type has to be application/json, not 'text/plain'\"}");
        assertThat(heart.ask(post("/predict", VALID.replace("}", ",\"x\":\"" + "x".repeat(70_000) + "\"}")))
                        .body())
                .isEqualTo("{\"error\":\"Request body is too large: 70035 bytes, not at most 65536\"}");
        assertThat(heart.all()).extracting(Reply::status).containsOnly(400);
        assertThat(heart.ask(request(
                                "POST", "/predict", Map.of("Content-Type", "application/json; charset=utf-8"), VALID))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void heartHasNeitherCacheNorLimitUnlessItIsGivenOne() {
        Exchanges heart = api(HEART);
        Reply reply = heart.ask(post("/predict", VALID));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).matches("\\{\"diagnosis\":[01],\"probability\":0\\.[0-9]+}");
        assertThat(reply.headers()).isEmpty();
        assertThat(heart.ask(get("/health")).body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(heart.ask(post("/batch", "{}")).status()).isEqualTo(404);
        assertThat(heart.ask(get("/predict")).status()).isEqualTo(405);
        Exchanges cached = api(setup("ml-api-heart", RateLimit.NONE, Duration.ofMinutes(1)));
        cached.ask(post("/predict", VALID));
        assertThat(cached.ask(post("/predict", VALID)).body()).endsWith(",\"cached\":true}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/predict | {\"text\":\"good\"} | 200",
                "/predict/ab | {\"text\":\"good\"} | 200",
                "/batch | {\"texts\":[\"good\",\"bad\"]} | 200",
                "/predict | {} | 400",
                "/predict | {\"text\":7} | 400",
                "/predict | {\"text\":\" \"} | 400",
                "/predict/ab | {\"texts\":[\"a\"]} | 400",
                "/batch | {\"texts\":[]} | 400",
                "/batch | {\"texts\":\"a\"} | 400",
                "/batch | {\"texts\":[\"a\",1]} | 400",
                "/nowhere | {} | 404",
                "/health | {} | 405",
            })
    void textRoutes(String path, String body, int status) {
        assertThat(api(TEXT).ask(post(path, body)).status()).isEqualTo(status);
    }

    @Test
    void aBatchAnswersEveryText() {
        Exchanges text = api(UNLIMITED);
        assertThat(text.ask(post("/batch", "{\"texts\":[\"a\",\"b\",\"c\"]}")).body())
                .matches(
                        "\\{\"predictions\":\\[(\\{\"sentiment\":\"(posi|nega)tive\",\"confidence\":0\\.[0-9]+},?){3}],"
                                + "\"count\":3,\"cached\":false}");
        assertThat(text.ask(post("/predict/ab", "{\"text\":\"a\"}")).body())
                .containsPattern("\"variant\":\"[AB]\",\"cached\":false}");
    }

    @Test
    void cacheIgnoresTheSpellingOfJson() {
        Exchanges text = api(UNLIMITED);
        Reply first = text.ask(post("/predict", "{\"text\":\"a\"}"));
        Reply again = text.ask(post("/predict", " { \"text\" : \"a\" } "));
        assertThat(first.headers()).isEqualTo("x-cache: miss\r\n");
        assertThat(again.headers()).isEqualTo("x-cache: hit\r\n");
        assertThat(again.body()).isEqualTo(first.body().replace("\"cached\":false", "\"cached\":true"));
        assertThat(text.ask(post("/predict/ab", "{\"text\":\"a\"}")).headers())
                .as("another path is another question")
                .isEqualTo("x-cache: miss\r\n");
        text.pass(3_600_000);
        assertThat(text.ask(post("/predict", "{\"text\":\"a\"}")).headers()).isEqualTo("x-cache: miss\r\n");
    }

    @Test
    void hitsAreEightTimesAsFastAndBatchesTakeThreeTimesAsLong() {
        double missMs = median(one(i -> post("/predict", "{\"text\":\"" + i + "\"}")));
        double hitMs = median(one(i -> post("/predict", "{\"text\":\"a\"}")));
        double batchMs = median(one(i -> post("/batch", "{\"texts\":[\"" + i + "\"]}")));
        assertThat(missMs).isBetween(60.0, 70.0);
        assertThat(hitMs).isBetween(7.0, 9.0);
        assertThat(batchMs / missMs).isBetween(2.8, 3.2);
        assertThat(median(one(i -> get("/health")))).isBetween(3.5, 5.5);
        assertThat(median(one(i -> get("/analytics/summary")))).isBetween(9.0, 13.0);
    }

    @Test
    void aLoadAboveWhatTheThreadsCanDoShowsAsLatency() {
        double calm = percentile(load(20, 4), 99);
        double steep = percentile(load(80, 4), 99);
        assertThat(calm).isBetween(100.0, 250.0);
        assertThat(steep).isGreaterThan(3 * calm);
        assertThat(percentile(load(80, 8), 99)).isLessThan(steep / 2);
    }

    @Test
    void eachClientIsLimitedForItself() {
        MlApi.Setup two = setup("ml-api-text", new RateLimit(2, Duration.ofSeconds(10)), Duration.ZERO);
        Exchanges text = api(two);
        assertThat(text.ask(from("1.1.1.1")).headers())
                .isEqualTo("x-ratelimit-limit: 2\r\nx-ratelimit-remaining: 1\r\nx-ratelimit-reset: 10\r\n");
        assertThat(text.ask(from("1.1.1.1, 9.9.9.9")).status()).isEqualTo(200);
        Reply refused = text.ask(from("1.1.1.1"));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).isEqualTo("{\"error\":\"Rate limit exceeded: 2 per 10 s\"}");
        assertThat(refused.headers())
                .isEqualTo("x-ratelimit-limit: 2\r\nx-ratelimit-remaining: 0\r\nx-ratelimit-reset: 10\r\n"
                        + "retry-after: 10\r\n");
        assertThat(text.ask(from("2.2.2.2")).status()).isEqualTo(200);
        assertThat(text.ask(post("/predict", "{}")).status()).as("by address").isEqualTo(400);
        for (int i = 0; i < 5; i++) {
            assertThat(text.ask(get("/health")).status()).isEqualTo(200);
        }
        text.pass(10_000);
        assertThat(text.ask(from("1.1.1.1")).status()).isEqualTo(200);
    }

    @Test
    void aHundredRequestsAMinuteIsTheDefaultOfTheTextService() {
        Exchanges text = api(TEXT);
        for (int i = 0; i < 101; i++) {
            text.send(i, post("/predict", "{\"text\":\"a\"}"));
        }
        List<Reply> replies = text.all();
        assertThat(replies.subList(0, 100)).extracting(Reply::status).containsOnly(200);
        assertThat(replies.get(100).status()).isEqualTo(429);
        assertThat(replies.get(100).headers()).endsWith("retry-after: 60\r\n");
    }

    @Test
    void metricsCountRequestsAndCacheHits() {
        Exchanges text = api(new MlApi.Setup(UNLIMITED.routes(), 2, 4, 1, RateLimit.NONE, Duration.ofHours(1)));
        text.ask(post("/predict", "{\"text\":\"a\"}"));
        text.ask(post("/predict", "{\"text\":\"a\"}"));
        text.ask(post("/predict", "{}"));
        text.ask(get("/analytics/a"));
        text.ask(get("/analytics/b"));
        Reply metrics = text.ask(get("/metrics"));
        assertThat(metrics.answer().contentType()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(metrics.body().lines().filter(line -> !line.startsWith("#") && !line.contains("process_cpu")))
                .containsExactly(
                        "process_resident_memory_bytes 1401004096",
                        "replicas 2",
                        "http_requests_in_flight 1",
                        "http_requests_total{method=\"GET\",path=\"/analytics/*\",status=\"200\"} 2",
                        "http_requests_total{method=\"POST\",path=\"/predict\",status=\"200\"} 2",
                        "http_requests_total{method=\"POST\",path=\"/predict\",status=\"400\"} 1",
                        "cache_hits_total 1",
                        "cache_misses_total 1");
        assertThat(text.ask(get("/analytics/summary")).body())
                .isEqualTo("{\"report\":\"summary\",\"requests\":6,\"cache_hit_rate\":0.5}");
    }

    @Test
    void busyThreadsAreCpuTime() {
        Exchanges text = api(UNLIMITED);
        for (int i = 0; i < 100; i++) {
            text.send(0, post("/predict", "{\"text\":\"" + i + "\"}"));
        }
        text.pass(1_000);
        Reply metrics = text.ask(get("/metrics"));
        double cpuSeconds =
                Double.parseDouble(metrics.body().replaceAll("(?s).*\nprocess_cpu_seconds_total ([0-9.]+)\n.*", "$1"));
        assertThat(cpuSeconds).as("four threads for a second, and a little").isBetween(4.0, 4.3);
    }

    @Test
    void unusualHeadersAreIgnored() {
        Exchanges text = api(TEXT);
        assertThat(text.ask(from(",")).status()).isEqualTo(200);
        assertThat(text.ask(request("POST", "/predict", Map.of("Content-Type", ";"), "{}"))
                        .body())
                .isEqualTo("{\"error\":\"Content-Type has to be application/json, not ''\"}");
        text.ask(request("G\"T", "/predict", Map.of(), ""));
        assertThat(text.ask(get("/metrics")).body()).contains("{method=\"other\",path=\"/predict\",status=\"405\"} 1");
    }

    @Test
    void oneSeedGivesOneSequence() {
        assertThat(load(50, 4)).isEqualTo(load(50, 4));
    }

    private static Exchanges api(MlApi.Setup setup) {
        return new Exchanges(events -> new MlApi(setup, 1, events));
    }

    private static MlApi.Setup setup(String service, RateLimit limit, Duration cacheTtl) {
        return new MlApi.Setup(ApiRoute.of(service), 1, 4, 1, limit, cacheTtl);
    }

    private static HttpRequest from(String client) {
        return request(
                "POST",
                "/predict",
                Map.of("Content-Type", "application/json", "X-Forwarded-For", client),
                "{\"text\":\"a\"}");
    }

    /** Milliseconds of requests that are alone. */
    private static List<Double> one(IntFunction<HttpRequest> request) {
        Exchanges text = api(UNLIMITED);
        text.ask(request.apply(0));
        for (int i = 1; i <= 400; i++) {
            text.send(i * 2_000L, request.apply(i));
        }
        return text.all().stream().skip(1).map(Reply::tookMs).toList();
    }

    /** Milliseconds of different questions at equal distances over ten seconds. */
    private static List<Double> load(int perSecond, int threads) {
        Exchanges text = api(new MlApi.Setup(UNLIMITED.routes(), 1, threads, 1, RateLimit.NONE, Duration.ofHours(1)));
        for (int i = 0; i < 10 * perSecond; i++) {
            text.send(i * 1000L / perSecond, post("/predict", "{\"text\":\"" + i + "\"}"));
        }
        return text.all().stream().map(Reply::tookMs).toList();
    }

    private static double median(List<Double> times) {
        return percentile(times, 50);
    }

    private static double percentile(List<Double> times, int percent) {
        return times.stream().sorted().toList().get((times.size() - 1) * percent / 100);
    }
}
