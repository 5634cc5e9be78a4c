package io.github.wingload.report.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.check.objective.Objective;
import io.github.wingload.testkit.Promtool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectiveRulesTest {

    private static final Objective AVAILABILITY =
            new Objective("available", "revertrisk", Optional.empty(), Duration.ofHours(24), 0.75, Optional.empty());
    private static final Objective LATENCY = new Objective(
            "fast", "revertrisk", Optional.of("codfw"), Duration.ofHours(24), 0.6, Optional.of(Duration.ofMillis(100)));

    @TempDir
    private Path folder;

    @Test
    void rulesNameTheMetricsOfTheCheck() {
        assertThat(ObjectiveRules.of(List.of(AVAILABILITY, LATENCY)).replace("\\\\", "\\"))
                .contains(
                        "  - record: wingload:slo_good:ratio\n    expr: sum(sum_over_time(wingload_check_up{service=~\"revertrisk(\\..*)?\"}[86400s]))"
                                + " / sum(sum_over_time(wingload_check_decided{service=~\"revertrisk(\\..*)?\"}[86400s]))\n"
                                + "    labels:\n      slo: available\n",
                        "  - record: wingload:slo_budget_left:ratio\n    expr: 1 - (1 - wingload:slo_good:ratio{slo=\"fast\"}) / (1 - 0.6)\n",
                        "  - alert: WingloadObjectiveMissed\n    expr: wingload:slo_good:ratio{slo=\"fast\"} < 0.6\n"
                                + "    labels:\n      slo: fast\n    annotations:\n"
                                + "      summary: 'fast: fewer than 60% of the checks of the last 24 h were good'\n")
                .doesNotContain("&id");
    }

    /** Four checks, a minute apart: the third fails and the last is undecided. */
    @Test
    void prometheusComputesTheSharesOfTheObjectives() throws Exception {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), ObjectiveRules.of(List.of(AVAILABILITY, LATENCY)));
        assertThat(Promtool.accepts("", "check", "rules", rules.toString())).contains("6 rules found");
        Path test = Files.writeString(folder.resolve("test.yaml"), """
                rule_files: [rules.yaml]
                evaluation_interval: 1m
                tests:
                  - interval: 1m
                    input_series:
                      - {series: 'wingload_check_up{service="revertrisk.ml",case="a",target="codfw"}', values: '1 1 0 0'}
                      - {series: 'wingload_check_decided{service="revertrisk.ml",case="a",target="codfw"}', values: '1 1 1 0'}
                      - {series: 'wingload_check_duration_seconds{service="revertrisk.ml",case="a",target="codfw"}', values: '0.05 0.15 0.01 0'}
                      - {series: 'wingload_check_up{service="revertrisk-wikidata.ml",case="b",target="codfw"}', values: '0 0 0 0'}
                      - {series: 'wingload_check_decided{service="revertrisk-wikidata.ml",case="b",target="codfw"}', values: '1 1 1 1'}
                    promql_expr_test:
                      - expr: wingload:slo_good:ratio
                        eval_time: 3m
                        exp_samples:
                          - {labels: 'wingload:slo_good:ratio{slo="available"}', value: 0.6666666666666666}
                          - {labels: 'wingload:slo_good:ratio{slo="fast"}', value: 0.5}
                      - expr: round(wingload:slo_budget_left:ratio, 0.01)
                        eval_time: 3m
                        exp_samples:
                          - {labels: '{slo="available"}', value: -0.33}
                          - {labels: '{slo="fast"}', value: -0.25}
                    alert_rule_test:
                      - {eval_time: 0m, alertname: WingloadObjectiveMissed}
                      - eval_time: 2m
                        alertname: WingloadObjectiveMissed
                        exp_alerts:
                          - exp_labels: {slo: available}
                            exp_annotations: {summary: 'available: fewer than 75% of the checks of the last 24 h were good'}
                          - exp_labels: {slo: fast}
                            exp_annotations: {summary: 'fast: fewer than 60% of the checks of the last 24 h were good'}
                """);
        Promtool.accepts("", "test", "rules", test.toString());
    }
}
