package io.github.wingload.report.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classification.CacheResult;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.target.Side;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.plan.task.CacheRule;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.JsonScalar;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.result.Analysis;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonSectionTest {

    private static final Plan PLAN =
            Plans.compared().load(Loads.rate(10, Duration.ofSeconds(20))).plan();

    @Test
    void theAnswerIsInTheFirstLines() {
        List<String> lines = TicketReport.markdown(report(0)).lines().toList();
        assertThat(lines.get(2))
                .startsWith("- Internal is faster than external: 20.0 ms against 70.0 ms at the median");
        assertThat(lines.get(3)).startsWith("- External was slower in 100.00% of 200 pairs");
        assertThat(lines.get(4))
                .isEqualTo("- Nearly all of the mean difference of 50.0 ms is spent waiting for the response.");
    }

    @Test
    void theTableHasBothSidesAndWhereTheDifferenceIs() {
        assertThat(TicketReport.markdown(report(0)))
                .contains(
                        "## Comparison: external against internal",
                        "| Median | 70.0 ms | 20.0 ms | 50.0 ms |",
                        "| Wait: for the response | 70.0 ms | 20.0 ms | 50.0 ms |",
                        "| both ok | 200 | 100.00% |");
    }

    @Test
    void timesOfBothSidesTogetherAreNowhere() {
        String report = TicketReport.markdown(report(0));
        assertThat(report)
                .contains("| `GET external` | 200 | 50.00% | 0 (0.00%) | 10.00 | 70.0 ms | 70.0 ms |")
                .contains("| Aggregated | 400 | 100.00% | 0 | 20.00 | - | - | - | - | - |")
                .doesNotContain("## Latency", "Time Breakdown", "First Calls", "Shorter Deadline");
        assertThat(TicketReport.console(report(0)).lines().filter(line -> line.contains("Aggregated")))
                .as("the table of requests, and the tasks")
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).containsPattern("-\\s+-\\s+-\\s+-"));
    }

    @Test
    void slowAndFailedCallsNameTheirSide() {
        List<Call> calls = IntStream.range(0, 40)
                .mapToObj(i -> {
                    Calls call = Calls.at(500 * (i / 2) + i % 2 * 40, i % 2 == 0 ? 70 : 20)
                            .task(i % 2)
                            .pair(i / 2)
                            .key("row");
                    return i == 5 ? call.failed(FailureClass.HTTP_5XX, "500").call() : call.call();
                })
                .toList();
        assertThat(TicketReport.markdown(Runs.of(PLAN).calls(calls).analysis()))
                .contains("| Task | Key | Time | Outcome |", "| `GET external` | `row` | 70.0 ms | ok |")
                .contains("| Task | Key | Failed |", "| `GET internal` | `row` | 1 |");
    }

    @Test
    void theConfigurationHasBothTargetsAndWhatTheyDifferIn() {
        Header route = new Header("X-Route", Template.of("canary"), false);
        Header token = new Header("X-Token", Template.of("s3cret"), true);
        Plan plan = Plans.like(PLAN)
                .sides(
                        new Side("external", UrlTarget.of(URI.create("http://127.0.0.1:8901"))),
                        new Side(
                                "internal",
                                UrlTarget.of(URI.create("http://127.0.0.1:8901"))
                                        .withHeaders(List.of(route, token))))
                .values(value("model", "a"), value("model", "b"))
                .plan();
        assertThat(TicketReport.markdown(Runs.of(plan)
                        .targetUrl("http://127.0.0.1:8901", "127.0.0.1:8901")
                        .otherSide("http://127.0.0.1:8901", "127.0.0.1:8901")
                        .calls(calls(0))
                        .analysis()))
                .contains(
                        "| Target (external) | `http://127.0.0.1:8901` |",
                        "| Target (internal) | `http://127.0.0.1:8901` |",
                        "| Headers (internal) | `X-Route: canary`, `X-Token` |",
                        "| Value (external) | `model`: `\"a\"` |",
                        "| Value (internal) | `model`: `\"b\"` |",
                        "| Pair | `a pair in random order: GET external and GET internal` |")
                .doesNotContain("s3cret");
    }

    private static GeneratedValue value(String name, String text) {
        JsonScalar scalar = new JsonScalar(text, '"' + text + '"');
        return new GeneratedValue(name, new GeneratedValue.Choice(List.of(new GeneratedValue.Option(scalar, 1))));
    }

    @Test
    void anInvalidRunOnlyMeasuredIt() {
        assertThat(TicketReport.markdown(report(500)))
                .contains("- The run is invalid. Measured: Internal is faster than external: ");
    }

    /** The external side streams more slowly, misses the cache and fails items; the internal one does none of it. */
    @Test
    void noFigureIsOfBothSidesTogether() {
        Plan plan = Plans.like(PLAN)
                .tasks(answering("external", 0), answering("internal", 1))
                .flows(Flow.pair(1, List.of(0), List.of(1)))
                .plan();
        List<Call> calls = IntStream.range(0, 400)
                .mapToObj(i -> {
                    int pair = i / 2;
                    boolean external = i % 2 == 0;
                    Calls call = Calls.at(100 * pair + i % 2 * 40, external ? 70 : 20)
                            .task(i % 2)
                            .pair(pair)
                            .cache(external ? CacheResult.MISS : CacheResult.HIT);
                    Calls streamed = external ? call.tokens(10, 40, 70) : call.tokens(5, 10, 15, 20);
                    return external && pair % 10 == 0
                            ? streamed.items(2, 1)
                                    .failed(FailureClass.EXPECTATION_FAILED, "1 of 2 items failed")
                                    .call()
                            : streamed.items(2, 2).call();
                })
                .toList();
        Analysis report = Runs.of(plan).calls(calls).analysis();

        String text = TicketReport.markdown(report);
        assertThat(text)
                .contains("## Streams (external: n = 180, internal: n = 200)")
                .contains("| First Token (ttft) | external | 10.0 ms |", "| First Token (ttft) | internal | 5.00 ms |")
                .contains("| Output tokens/s of external | 27.00/s |", "| Output tokens/s of internal | 40.00/s |")
                .contains("external: An answer had 3 tokens", "internal: An answer had 4 tokens")
                .contains("- Cache of external: 0.00% of 180 answers were hits.")
                .contains("- Cache of internal: 100.00% of 200 answers were hits.")
                .contains("- Items of external: 95.00% of 400 items", "- Items of internal: 100.00% of 400 items")
                .contains("- Reliability of external: 90.00% of the 200", "- Reliability of internal: all 200 calls")
                .contains("| Success Rate of external | 90.00% |", "| Success Rate of internal | 100.00% |")
                .contains("| Failed Requests of external | 20 (10.00%) |");
        assertThat(section(text, "## Cache"))
                .as("its table")
                .contains("GET external")
                .doesNotContain("Aggregated");
        assertThat(section(text, "## Items of Answers"))
                .contains("GET external")
                .doesNotContain("Aggregated");
        assertThat(text)
                .as("the success rate and the hit rate of both together")
                .doesNotContain("95.00% of the 400", "(5.00%)", "52.63%");
    }

    private static Task answering(String name, int side) {
        return Tasks.named("GET", name).side(side).stream(AnswerStream.OPENAI)
                .cache(new CacheRule.HeaderMatches("header X-Cache =~ hit", "X-Cache", "hit"))
                .expect(new Expectation(
                        Expectation.ANY_2XX.statuses(),
                        List.of(),
                        Optional.of(new Expectation.Items("/predictions", List.of()))))
                .task();
    }

    private static String section(String report, String heading) {
        int from = report.indexOf(heading);
        int to = report.indexOf("\n## ", from);
        return report.substring(from, to);
    }

    /** @param lateMs by which every pair starts later than planned */
    private static Analysis report(double lateMs) {
        return Runs.of(PLAN).calls(calls(lateMs)).analysis();
    }

    private static List<Call> calls(double lateMs) {
        return IntStream.range(0, 400)
                .mapToObj(i -> {
                    int side = (i + i / 2 % 3) % 2;
                    return Calls.at(100 * (i / 2) + i % 2 * 40, side == 0 ? 70 : 20)
                            .task(side)
                            .pair(i / 2)
                            .late(lateMs)
                            .call();
                })
                .toList();
    }
}
