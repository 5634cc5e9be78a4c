package io.github.wingload.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.awaitility.Awaitility.await;

import io.github.wingload.observe.Reading;
import io.github.wingload.plan.Observation;
import io.github.wingload.plan.Observation.Query;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Selector;
import io.github.wingload.plan.ServerFigure;
import io.github.wingload.plan.ServerFigure.Aggregate;
import io.github.wingload.plan.ServerFigure.As;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import io.github.wingload.testserver.Received;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import io.github.wingload.time.NanoClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServerWatchIT {

    private static final String TOKEN = "c2VjcmV0LXRva2Vu";

    private final Queue<Reading> readings = new ConcurrentLinkedQueue<>();

    @Test
    void endpointIsScrapedFromTimeZeroOnOverConnectionsOfItsOwn() throws Exception {
        AtomicInteger scrapes = new AtomicInteger();
        Script counting = (request, peer) ->
                Script.answer(200, "m " + 10 * scrapes.incrementAndGet() + "\n").play(request, peer);
        try (ScriptedServer server = ScriptedServer.start(counting);
                ServerWatch watch = watch(server.url(), observation("/metrics", As.RATE))) {
            assertThat(watch.firstLook()).isEmpty();
            watch.start(NanoClock.system().nanos(), readings::add);
            await().until(() -> readings.size() >= 3);
            watch.stop();

            int told = readings.size();
            assertThat(readings).allSatisfy(reading -> {
                assertThat(reading.error()).isEmpty();
                assertThat(reading.atNs() % 1_000_000).isZero();
            });
            assertThat(readings.stream().filter(reading -> reading.spanNs() > 500_000_000L))
                    .as("increase between two scrapes that are far enough apart to be told in milliseconds")
                    .isNotEmpty()
                    .allSatisfy(reading -> assertThat(reading.value().orElseThrow() * reading.spanNs() / 1e9)
                            .isCloseTo(10, withPercentage(1)));
            assertThat(server.received()).extracting(Received::line).containsOnly("GET /base/metrics HTTP/1.1");
            assertThat(server.accepted())
                    .isGreaterThanOrEqualTo(told + 1)
                    .isEqualTo(server.received().size());
            assertThat(readings).hasSize(told);
        }
    }

    @Test
    void scrapeHasTheTargetsHeadersAndItsOwn() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Script.answer(200, "m 1\n"))) {
            UrlTarget target = UrlTarget.of(server.url())
                    .withHeaders(List.of(
                            new Header("User-Agent", Template.of("me"), false),
                            new Header("Authorization", Template.of("Bearer of-the-load"), true),
                            new Header(
                                    "X-Row", new Template(List.of(new Template.Column(0, Template.Form.RAW))), false)));
            Observation observation = new Observation(
                    Optional.empty(),
                    "/metrics",
                    Optional.of(new Query("a=b%20c", false)),
                    Duration.ofSeconds(1),
                    List.of(new Header("authorization", Template.of("Bearer " + TOKEN), true)),
                    List.of(figure(As.VALUE)));
            try (ServerWatch watch = new ServerWatch(plan(target, observation), target, NanoClock.system())) {
                assertThat(watch.firstLook()).isEmpty();
            }
            Received request = server.received().get(0);
            assertThat(request.line()).isEqualTo("GET /metrics?a=b%20c HTTP/1.1");
            assertThat(request.header("Authorization")).contains("Bearer " + TOKEN);
            assertThat(request.header("User-Agent")).contains("me");
            assertThat(request.header("Accept")).contains("text/plain;version=0.0.4");
            assertThat(request.header("X-Row")).isEmpty();
        }
    }

    @Test
    void firstLookReportsProblems() throws Exception {
        Map<String, Script> scripts = Map.of(
                "/base/gone", Script.answer(404, "no"),
                "/base/moved", Script.answer(302, "", "Location: /base/echo"),
                "/base/echo", Script.answer(200, "m{t=\"" + TOKEN + "} 1\n"),
                "/base/html", Script.answer(200, "<!DOCTYPE html>"),
                "/base/large", Script.answer(200, "m 1\n" + "# filler\n".repeat(1_000_000)),
                "/base/closed", Script.close());
        try (ScriptedServer server = ScriptedServer.start(Script.byPath(scripts))) {
            assertThat(look(server, "/gone")).endsWith("/gone: cannot read f: status 404");
            assertThat(look(server, "/moved")).endsWith(": cannot read f: status 302");
            assertThat(look(server, "/echo")).endsWith("f: line 1 cannot be read: m{t=\"" + TOKEN + "} 1");
            assertThat(look(server, "/html")).endsWith("f: the answer is not Prometheus' text format");
            assertThat(look(server, "/large")).endsWith("f: the answer is longer than 8 MiB");
            assertThat(look(server, "/closed")).startsWith("observe: /closed: cannot read f: ");
        }
    }

    @Test
    void scrapeOfASilentServerEndsAtItsDeadline() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Script.stall());
                ServerWatch watch = watch(server.url(), observation("/metrics", As.VALUE))) {
            watch.start(NanoClock.system().nanos(), readings::add);
            await().until(() -> readings.size() >= 2);
            watch.stop();
            assertThat(readings)
                    .allSatisfy(reading -> assertThat(reading.error()).isNotEmpty())
                    .allSatisfy(reading -> assertThat(reading.value()).isEmpty());
        }
    }

    private String look(ScriptedServer server, String path) throws Exception {
        try (ServerWatch watch = watch(server.url(), observation(path, As.VALUE))) {
            List<String> sentences = watch.firstLook();
            assertThat(sentences).hasSize(1);
            return sentences.get(0);
        }
    }

    private static ServerWatch watch(URI url, Observation observation) throws Exception {
        UrlTarget target = UrlTarget.of(URI.create(url + "/base"));
        return new ServerWatch(plan(target, observation), target, NanoClock.system());
    }

    private static Observation observation(String path, As as) {
        return new Observation(
                Optional.empty(),
                path,
                Optional.empty(),
                Duration.ofSeconds(1),
                List.of(new Header("X-Token", Template.of(TOKEN), true)),
                List.of(figure(as)));
    }

    private static ServerFigure figure(As as) {
        return new ServerFigure(
                "f", new Selector("m", List.of()), Optional.empty(), OptionalDouble.empty(), as, Aggregate.SUM, "");
    }

    private static Plan plan(UrlTarget target, Observation observation) {
        Task task = Tasks.named("GET", "t").path("/").task();
        return Plans.of(task)
                .target(target)
                .load(Loads.rate(1, Duration.ofSeconds(1)))
                .deadline(Duration.ofSeconds(10))
                .observe(observation)
                .plan();
    }
}
