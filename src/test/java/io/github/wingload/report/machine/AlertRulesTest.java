package io.github.wingload.report.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Promtool;
import io.github.wingload.testkit.Tasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class AlertRulesTest {

    private static final Rule P90 = AnalysedRun.p90(500);
    private static final List<Rule> EVERY_KIND = List.of(
            P90,
            AnalysedRun.success(99.5),
            AnalysedRun.rule("a", Figure.FAILURE_RATE, Operator.BELOW, 1),
            AnalysedRun.rule("b", Figure.THROUGHPUT, Operator.AT_LEAST, 40),
            AnalysedRun.rule("c", Figure.OK_PER_HOUR, Operator.ABOVE, 150_000),
            AnalysedRun.rule("d", Figure.FAILURES, Operator.AT_MOST, 3),
            AnalysedRun.rule("e", Figure.mean(Calls.SENT), Operator.AT_MOST, 300),
            AnalysedRun.rule("f", new Figure.Most(Times.of(Calls.OK)), Operator.AT_MOST, 2_000),
            AnalysedRun.rule("g", new Figure.Least(Times.of(Calls.OK)), Operator.AT_LEAST, 10),
            AnalysedRun.rule("h", Figure.ALL_CALLS_P90, Operator.BELOW, 1_000),
            of("p95 of task", Optional.of(AnalysedRun.HOSTILE), Optional.empty(), Optional.of(Duration.ofMinutes(1))));

    private static Rule of(String text, Optional<String> task, Optional<String> stage, Optional<Duration> over) {
        return new Rule(text, Figure.percentile(95, Calls.OK), task, stage, Operator.AT_MOST, 800, over);
    }

    @Test
    void aPercentileIsComparedAsAShareOfABucket() {
        assertThat(expression(Loads.rate(10, Duration.ofMinutes(1)), P90))
                .isEqualTo("sum(rate(wingload_response_time_seconds_bucket{result=\"ok\",le=\"0.5\"}[5m]))"
                        + " / sum(rate(wingload_response_time_seconds_count{result=\"ok\"}[5m])) < 0.9");
        assertThat(expression(Loads.users(5, Duration.ofMinutes(1)), Figure.ALL_CALLS_P90, 1_000))
                .isEqualTo("sum(rate(wingload_service_time_seconds_bucket{result=\"ok\",le=\"1.0\"}[5m]))"
                        + " / sum(rate(wingload_calls_total[5m])) < 0.9");
    }

    @Test
    void sharesAndRatesCountCalls() {
        assertThat(expression(Loads.users(5, Duration.ofMinutes(1)), AnalysedRun.success(99.5)))
                .isEqualTo("100 * sum(rate(wingload_calls_total{class=\"ok\"}[5m]))"
                        + " / sum(rate(wingload_calls_total[5m])) < 99.5");
        assertThat(expression(
                        Loads.users(5, Duration.ofMinutes(1)),
                        AnalysedRun.rule("c", Figure.OK_PER_HOUR, Operator.ABOVE, 150_000)))
                .isEqualTo("3600 * sum(rate(wingload_calls_total{class=\"ok\"}[5m])) <= 150000");
    }

    @Test
    void whatMetricsCannotTellIsAComment() {
        String rules = AlertRules.of(
                plan(List.of(
                        P90,
                        AnalysedRun.rule("items > 1", Figure.ITEM_SUCCESS_RATE, Operator.ABOVE, 1),
                        of("p95 of stage spike", Optional.empty(), Optional.of("spike"), Optional.empty()))),
                "5m");

        assertThat(rules.lines().limit(2))
                .containsExactly(
                        "# No rule: items > 1: metrics do not have this figure.",
                        "# No rule: p95 of stage spike: metrics do not tell stages apart.");
        assertThat(rules(rules)).hasSize(1);
    }

    @Test
    void hostileNamesStayInTheirLabel() {
        Map<?, ?> rule =
                (Map<?, ?>) rules(AlertRules.of(plan(EVERY_KIND), "5m")).get(EVERY_KIND.size() - 1);

        assertThat(rule.get("expr").toString())
                .contains("task=\"a\\\\u001b[2J\\\\u202e\\\\uffff <!channel> & \\\"]]>'</testcase>\\\\n{{ $labels }}\"")
                .contains("[60s]");
        assertThat(rule.get("labels").toString()).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void prometheusOwnToolTakesEveryKindOfRule(@TempDir Path work) throws Exception {
        Path file = Files.writeString(work.resolve("rules.yaml"), AlertRules.of(plan(EVERY_KIND), "5m"));

        assertThat(Promtool.accepts("", "check", "rules", file.toString()))
                .contains(EVERY_KIND.size() + " rules found");
    }

    private static String expression(io.github.wingload.plan.load.Load load, Figure figure, double limit) {
        return expression(load, AnalysedRun.rule("x", figure, Operator.AT_MOST, limit));
    }

    private static String expression(io.github.wingload.plan.load.Load load, Rule rule) {
        Plan plan = Plans.like(plan(List.of(rule))).load(load).plan();
        return ((Map<?, ?>) rules(AlertRules.of(plan, "5m")).get(0)).get("expr").toString();
    }

    private static Plan plan(List<Rule> thresholds) {
        return Plans.of(Tasks.named("GET", AnalysedRun.HOSTILE).task())
                .name("demo")
                .load(Loads.users(5, Duration.ofMinutes(1)))
                .thresholds(thresholds)
                .plan();
    }

    private static List<?> rules(String yaml) {
        Map<?, ?> file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return (List<?>) ((Map<?, ?>) ((List<?>) file.get("groups")).get(0)).get("rules");
    }
}
