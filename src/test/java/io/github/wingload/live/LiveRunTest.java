package io.github.wingload.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.judge.RunRecord;
import io.github.wingload.monitor.GeneratorFigures;
import io.github.wingload.plan.Plan;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.SecondStats;
import io.github.wingload.stats.Timeline;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import io.github.wingload.text.Secrets;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

@Timeout(60)
class LiveRunTest {

    private static final int SECONDS = 40;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final String SECRET = "tok3n-of-the-target";

    private static final Plan PLAN = Plans.of(
                    Tasks.named("GET", "<script>alert(1)</script>").task())
            .load(Loads.users(5, 5, Duration.ofSeconds(SECONDS)))
            .deadline(Duration.ofSeconds(9))
            .plan();

    private final Manifest manifest = Runs.manifest(PLAN);
    private final Timeline timeline = new Timeline(HeadlineTime.of(PLAN.load())::of, new boolean[] {true});
    private final RunRecord record = new RunRecord(PLAN);
    private final Audience audience = new Audience();
    private final LiveRun log = new LiveRun(audience, timeline, Secrets.of(List.of(SECRET)), NanoClock.system());

    /** Short and long calls, and later failures of two classes. */
    private static List<Call> callsThatEndIn(int second) {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            double endMs = 1_000 * second + 45 + 50 * i;
            calls.add(Calls.at(endMs - 10 - i, 10 + i).call());
        }
        if (second >= 8) {
            calls.add(Calls.at(1_000 * second - 7_500, 8_000).call());
        }
        if (second > 20) {
            calls.add(Calls.failed(
                    0, 1_000 * second + 990, 5, 500, "status 500 " + SECRET, "<img src=x onerror=alert(1)>"));
        }
        if (second > 30) {
            calls.add(Calls.at(1_000 * second - 8_900, 9_000)
                    .unanswered(FailureClass.DEADLINE_WAIT, "no answer within 9 s")
                    .call());
        }
        return calls;
    }

    @Test
    void whatABrowserPutsTogetherFromFramesIsTheWholeRunOverTime() throws Exception {
        Audience.Seat early = audience.join();
        JsonNode together = JsonMapper.shared().createObjectNode();
        for (int second = 0; second < SECONDS; second++) {
            JsonNode frame = frames(second, early).get(0);
            if (second % 10 == 5) {
                assertThat(frame.get("bins").intValue() - frame.get("from").intValue())
                        .as("bins in a frame: those that have changed")
                        .isBetween(1, 12);
            }
            together = together(together, frame);
        }
        List<JsonNode> last = frames(SECONDS, early, audience.join());
        assertThat(last.get(0).get("from").intValue()).isPositive();
        assertThat(last.get(1).get("from").intValue()).isZero();
        assertThat(together(together, last.get(0)).get("time"))
                .isEqualTo(last.get(1).get("time"));
    }

    @Test
    void aFrameSaysHowFarTheRunIs() throws Exception {
        JsonNode state = frames(9, audience.join()).get(0).get("state");
        assertThat(state.get("words").stringValue())
                .isEqualTo("0:10 of 0:40, 5 of 5 users, 3 in flight, 21 requests, 0 failed");
        assertThat(state.get("done").doubleValue()).isEqualTo(0.25);
    }

    @Test
    void markupOfNamesAndAnswersIsTextAndSecretsAreRemoved() throws Exception {
        JsonNode frame = frames(25, audience.join()).get(0);
        String html = frame.get("findings").stringValue();
        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x onerror=alert(1)&gt;");
        assertThat(html).doesNotContain("<script", "<img");
        assertThat(frame.toString()).doesNotContain(SECRET).contains(Secrets.FOUND);
    }

    @Test
    void withoutABrowserNothingIsAnalysed() {
        log.started(manifest);
        Progress progress = progress(0, () -> {
            throw new IllegalStateException("nobody watches");
        });
        log.second(progress);
    }

    /** The frames that browsers get at the end of a second, as JSON. */
    private List<JsonNode> frames(int second, Audience.Seat... seats) throws Exception {
        List<CompletableFuture<String>> events = new ArrayList<>();
        for (Audience.Seat seat : seats) {
            events.add(CompletableFuture.supplyAsync(() -> next(seat)));
            await().until(seat::waits);
        }
        callsThatEndIn(second).forEach(call -> {
            record.record(call);
            timeline.record(call);
        });
        timeline.users(second * NS_PER_SECOND, 5);
        AtomicReference<RunResult> soFar = new AtomicReference<>();
        Progress progress = progress(second, () -> Optional.of(record.analyse(soFar.get())));
        soFar.set(progress.soFar());
        log.second(progress);
        List<JsonNode> frames = new ArrayList<>();
        for (CompletableFuture<String> event : events) {
            String[] lines = event.get().split("\n");
            assertThat(lines).hasSize(2);
            assertThat(lines[0]).isEqualTo("event: frame");
            frames.add(JsonMapper.shared().readTree(lines[1].substring("data: ".length())));
        }
        return frames;
    }

    private static String next(Audience.Seat seat) {
        try {
            return seat.next(Duration.ofSeconds(50));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Progress progress(int second, Supplier<Optional<Analysis>> analysis) {
        long endNs = (second + 1) * NS_PER_SECOND;
        SecondStats ended = record.endSecond(endNs);
        LoadResult load = new LoadResult(
                5,
                5,
                EndReason.KILLED,
                Duration.ofNanos(endNs),
                record.lastCallEnd(),
                5,
                record.lastIntended(),
                Optional.empty(),
                3,
                Map.of());
        RunResult soFar = new RunResult(
                manifest, manifest.start().plusNanos(endNs), load, record.totals(), List.of(), GeneratorFigures.NONE);
        return new Progress(ended, soFar, 5, 3, List.of(), analysis);
    }

    /** As the script of the page does it. */
    private static JsonNode together(JsonNode before, JsonNode frame) {
        int from = frame.get("from").intValue();
        if (from > 0) {
            for (int chart = 0; chart < frame.get("time").size(); chart++) {
                JsonNode series = frame.get("time").get(chart).get("series");
                for (int i = 0; i < series.size(); i++) {
                    ArrayNode values = (ArrayNode) series.get(i).get("values");
                    JsonNode known =
                            before.get("time").get(chart).get("series").get(i).get("values");
                    IntStream.range(0, from).forEach(bin -> values.insert(bin, known.get(bin)));
                }
            }
        }
        return frame;
    }
}
