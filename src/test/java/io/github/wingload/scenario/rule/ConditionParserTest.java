package io.github.wingload.scenario.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.text.Fault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionParserTest {

    private static final List<String> TASKS = List.of("predict", "predict all", "POST /v1/models/a:predict", "a > b");
    private static final List<String> STAGES = List.of("ramp to 500", "hold 500");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p90 <= 500ms | p90 of all calls, failures counted as infinite | AT_MOST | 500",
                "p90 of ok <= 500ms | p90 of ok calls | AT_MOST | 500",
                "p99.9 of failed < 2s | p99.9 of failed calls | BELOW | 2000",
                "P90 OF OK<=1m30s | p90 of ok calls | AT_MOST | 90000",
                "mean of all >= 1.5s | mean of all calls | AT_LEAST | 1500",
                "min > 0ms | shortest time of all calls | ABOVE | 0",
                "max of ok <= 10s | longest time of ok calls | AT_MOST | 10000",
                "success rate >= 99% | success rate | AT_LEAST | 99",
                "success   rate>=99.5 % | success rate | AT_LEAST | 99.5",
                "failure rate <= 0% | failure rate | AT_MOST | 0",
                "requests/hour >= 150000 | requests/hour | AT_LEAST | 150000",
                "requests/hour >= 150,000 | requests/hour | AT_LEAST | 150000",
                "ok/hour >= 140000.5 | ok/hour | AT_LEAST | 140000.5",
                "requests/s >= 41.7 | throughput | AT_LEAST | 41.7"
            })
    void figuresAndLimitsAreRead(String line, String figure, Operator operator, double limit) {
        Rule rule = threshold(line);
        assertThat(rule.figure().label()).isEqualTo(figure);
        assertThat(rule)
                .isEqualTo(new Rule(
                        line, rule.figure(), Optional.empty(), Optional.empty(), operator, limit, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            nullValues = "-",
            value = {
                "p95 of ok in predict <= 200ms | predict | - | -",
                "p95 of ok in predict all <= 200ms over 5m | predict all | - | PT5M",
                "p95 in POST /v1/models/a:predict during hold 500 <= 2s | POST /v1/models/a:predict | hold 500 | -",
                "p95 in \"predict\" during \"ramp to 500\" <= 2s over 30s | predict | ramp to 500 | PT30S",
                "success rate in a > b > 5% | a > b | - | -",
                "requests/s during hold 500>=5 | - | hold 500 | -"
            })
    void tasksStagesAndWindowsAreRead(String line, String task, String stage, Duration over) {
        Rule condition = threshold(line);
        assertThat(condition.task()).isEqualTo(Optional.ofNullable(task));
        assertThat(condition.stage()).isEqualTo(Optional.ofNullable(stage));
        assertThat(condition.over()).isEqualTo(Optional.ofNullable(over));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "failure rate > 20% over 30s | failure rate | 20 | PT30S",
                "429 count > 100 | 429 count | 100 | ",
                "failure count > 1,000 over 5s | failure count | 1000 | PT5S",
                "p90 > 2s over 1m | p90 of all calls, failures counted as infinite | 2000 | PT1M"
            })
    void stopRulesCountToo(String line, String figure, double limit, Duration over) {
        Rule condition = ConditionParser.stopRule(line);
        assertThat(condition.figure().label()).isEqualTo(figure);
        assertThat(condition.limit()).isEqualTo(limit);
        assertThat(condition.over()).isEqualTo(Optional.ofNullable(over));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "fast | expected a figure (pN, mean, min, max, success rate, failure rate, requests/hour, ok/hour, "
                        + "requests/s, ok/s, cache hit rate, item success rate, within slo, good/s, output tokens/s, input tokens/s, tokens/s per user) at character 1, but found \"fast\" | write for example p90 of ok <= 500ms",
                "sucess rate >= 99% | expected a figure (pN, mean, min, max, success rate, failure rate, requests/hour, "
                        + "ok/hour, requests/s, ok/s, cache hit rate, item success rate, within slo, good/s, output tokens/s, input tokens/s, tokens/s per user) at character 1, but found \"sucess\" | did you mean `success rate`?",
                "requests/h >= 5 | expected a figure (pN, mean, min, max, success rate, failure rate, requests/hour, "
                        + "ok/hour, requests/s, ok/s, cache hit rate, item success rate, within slo, good/s, output tokens/s, input tokens/s, tokens/s per user) at character 1, but found \"requests/h\" | "
                        + "did you mean `requests/s`?",
                "p100 <= 5s | p100 is out of range | write p0.1 to p99.99, or min, or max",
                "p0 <= 5s | p0 is out of range | write p0.1 to p99.99, or min, or max",
                "p90 ok <= 500ms | expected of, in, during, <=, <, >= or > at character 5, but found \"ok\" | "
                        + "write for example p90 of ok <= 500ms",
                "p90 of good <= 500ms | expected ok, failed, ttft of all, ttft, ttfo, gap, longest gap, tpot or all at character 8, but found \"good\" | "
                        + "write for example p90 of ok <= 500ms",
                "p90 of | expected ok, failed, ttft of all, ttft, ttfo, gap, longest gap, tpot or all at character 7, but the line ends | "
                        + "write for example p90 of ok <= 500ms",
                "success rate of ok >= 99% | `of` does not apply to success rate | remove it",
                "requests/hour of ok >= 99 | `of` does not apply to requests/hour | remove it, or write ok/hour",
                "p90 of ok = 500ms | expected in, during, <=, <, >= or > at character 11, but found \"=\" | "
                        + "write for example p90 of ok <= 500ms",
                "p90 during hold 500 in predict <= 5s | expected <=, <, >= or > at character 21, but found \"in\" | "
                        + "write for example p90 of ok <= 500ms",
                "p90 | expected of, in, during, <=, <, >= or > at character 4, but the line ends | "
                        + "write for example p90 of ok <= 500ms",
                "p90 in <= 5s | expected the name of a task at character 8, but found \"<=\" | "
                        + "write for example p90 of ok <= 500ms",
                "p90 in predikt <= 5s | there is no task \"predikt\" | did you mean `predict`?",
                "cache hits rate >= 50% | expected a figure (pN, mean, min, max, success rate, failure rate, "
                        + "requests/hour, ok/hour, requests/s, ok/s, cache hit rate, item success rate, within slo, good/s, output tokens/s, input tokens/s, tokens/s per user) at character 1, "
                        + "but found \"cache\" | did you mean `cache hit rate`?",
                "item succes rate >= 50% | expected a figure (pN, mean, min, max, success rate, failure rate, "
                        + "requests/hour, ok/hour, requests/s, ok/s, cache hit rate, item success rate, within slo, good/s, output tokens/s, input tokens/s, tokens/s per user) at character 1, "
                        + "but found \"item\" | did you mean `item success rate`?",
                "cache hit rate of ok >= 50% | `of` does not apply to cache hit rate | remove it",
                "cache hit rate >= 0.5 | 0.5 has no unit | write 0.5%",
                "p90 in predict al during hold 500 <= 5s | expected during, <=, <, >= or > at character 16, "
                        + "but found \"al\" | write for example p90 of ok <= 500ms",
                "p90 in \"x\" <= 5s | there is no task \"x\" | "
                        + "possible here: predict, predict all, POST /v1/models/a:predict, a > b",
                "p90 during hold 50 <= 5s | there is no stage \"hold 50\" | did you mean `hold 500`?",
                "p90 <= 500 | 500 has no unit | write 500ms for milliseconds or 500s for seconds",
                "p90 <= 500 ms | 500 has no unit | write 500ms for milliseconds or 500s for seconds",
                "p90 <= fast | expected a time such as 500ms or 2s at character 8, but found \"fast\" | "
                        + "write a number and its unit, ms, s, m or h",
                "p90 <= | expected a time such as 500ms or 2s at character 7, but the line ends | "
                        + "write a number and its unit, ms, s, m or h",
                "success rate >= 99 | 99 has no unit | write 99%",
                "success rate >= 99,5% | expected a share such as 99% at character 22, but the line ends | "
                        + "write a number and %",
                "success rate >= 101% | 101% is out of range | write 0% to 100%",
                "success rate >= high | expected a share such as 99% at character 17, but found \"high\" | "
                        + "write a number and %",
                "requests/hour >= 15,00 | expected a plain number at character 18, but found \"15,00\" | "
                        + "write it without a unit, such as 150000",
                "requests/hour >= 150000/h | expected a plain number at character 18, but found \"150000/h\" | "
                        + "write it without a unit, such as 150000",
                "p90 <= 5s in predict | expected over or the end of the line at character 11, but found \"in\" | "
                        + "write for example p90 of ok <= 500ms",
                "p90 <= 5s over 5 | 5 has no unit | write 5ms for milliseconds or 5s for seconds",
                "p90 <= 5s over 0s | `over` is zero | write a duration above zero, such as 30s",
                "p90 <= 5s over 5m please | expected the end of the line at character 19, but found \"please\" | "
                        + "write for example p90 of ok <= 500ms",
                "429 count <= 5 | expected a figure (pN, mean, min, max, success rate, failure rate, requests/hour, "
                        + "ok/hour, requests/s, ok/s, cache hit rate, item success rate, within slo, good/s, output tokens/s, input tokens/s, tokens/s per user) at character 1, but found \"429\" | "
                        + "write for example p90 of ok <= 500ms"
            })
    void whatWasExpectedIsSaidWithItsPlace(String line, String found, String remedy) {
        Fault fault = catchThrowableOfType(Fault.class, () -> threshold(line));
        assertThat(fault.found()).isEqualTo(found);
        assertThat(fault.remedy()).isEqualTo(remedy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "failure > 100 | expected a figure (pN, mean, min, max, success rate, failure rate, requests/hour, "
                        + "ok/hour, requests/s, ok/s, within slo, good/s, tokens/s per user, failure count or the count of a status) at character 1, "
                        + "but found \"failure\" | did you mean `failure rate`?",
                "failure rate in predict > 20% | a stop rule applies to the whole load and cannot have `in` | remove it",
                "failure rate during hold > 20% | a stop rule applies to the whole load and cannot have `during` | remove it",
                "429 count = 5 | expected <=, <, >= or > at character 11, but found \"=\" | "
                        + "write for example failure rate > 20% over 30s",
                "429 count > 5% | expected a plain number at character 13, but found \"5%\" | "
                        + "write it without a unit, such as 150000"
            })
    void stopRulesHaveTheirOwnWords(String line, String found, String remedy) {
        Fault fault = catchThrowableOfType(Fault.class, () -> ConditionParser.stopRule(line));
        assertThat(fault.found()).isEqualTo(found);
        assertThat(fault.remedy()).isEqualTo(remedy);
    }

    @Test
    void anyNameIsTakenWhereNamesAreNotKnown() {
        Rule condition = ConditionParser.threshold(
                "p90 in any task during some stage<5s", List.of(), List.of(), ServerFigureNames.NONE, Map.of());
        assertThat(condition.task()).contains("any task");
        assertThat(condition.stage()).contains("some stage");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p90 of external <= 5s | p90 of all calls, failures counted as infinite | external",
                "p90 of ok of internal <= 5s | p90 of ok calls | internal task",
                "success rate of internal >= 99% | success rate | internal task",
                "p90 of ok in internal task <= 5s | p90 of ok calls | internal task",
                "difference of p50 <= 20ms | difference of p50 | ",
                "difference of p99.9 of ok < 1s | difference of p99.9 | ",
                "difference of mean >= -20ms | difference of mean | "
            })
    void sidesAndTheirDifferencesAreRead(String line, String figure, String task) {
        Rule condition = compared(line);
        assertThat(condition.figure().label()).isEqualTo(figure);
        assertThat(condition.task()).isEqualTo(Optional.ofNullable(task));
    }

    @Test
    void aDifferenceMayBeBelowZero() {
        assertThat(compared("difference of p50 >= -20ms").limit()).isEqualTo(-20);
        assertThat(compared("difference of p50 <= -1.5s").limit()).isEqualTo(-1500);
        assertThat(compared("difference of p50 <= 0ms").limit()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "difference p50 <= 20ms | expected of at character 12, but found \"p50\" | write for example difference of p50 <= 20ms",
                "difference of success rate <= 1% | a difference is of a percentile or of the mean | write for example difference of p50 <= 20ms",
                "difference of p50 of all <= 20ms | a difference is of rows that both sides answer with ok calls | write `of ok`, or remove `of`",
                "difference of p50 in external <= 20ms | a difference is of all pairs of the run | remove `in`",
                "difference of p50 during hold <= 20ms | a difference is of all pairs of the run | remove `during`",
                "difference of p50 <= 20ms over 30s | a difference is of the whole run | remove `over`",
                "difference of p50 <= 20 | 20 has no unit | write 20ms for milliseconds or 20s for seconds",
                "difference of p50 <= 20ms please | expected the end of the line at character 27, but found \"please\" | write for example difference of p50 <= 20ms",
                "p90 of both <= 20ms | side \"both\" has 2 tasks | write one of them after `in`: \"a\", \"b\"",
                "p90 of eksternal <= 20ms | expected ok, failed, ttft of all, ttft, ttfo, gap, longest gap, tpot, all, external, internal or both at character 8, but found \"eksternal\" | write for example p90 of ok <= 500ms"
            })
    void whatIsWrongWithASideOrADifference(String line, String found, String remedy) {
        Fault fault = catchThrowableOfType(Fault.class, () -> compared(line));
        assertThat(fault.found()).isEqualTo(found);
        assertThat(fault.remedy()).isEqualTo(remedy);
    }

    @Test
    void oneTargetHasNoDifference() {
        Fault fault = catchThrowableOfType(Fault.class, () -> threshold("difference of p50 <= 20ms"));
        assertThat(fault.found()).isEqualTo("a difference needs two sides, and this scenario has one target");
    }

    private static Rule compared(String line) {
        Map<String, List<String>> sides = new LinkedHashMap<>();
        sides.put("external", List.of("external"));
        sides.put("internal", List.of("internal task"));
        sides.put("both", List.of("a", "b"));
        return ConditionParser.threshold(
                line, List.of("external", "internal task", "a", "b"), STAGES, ServerFigureNames.NONE, sides);
    }

    private static Rule threshold(String line) {
        return ConditionParser.threshold(line, TASKS, STAGES, ServerFigureNames.NONE, Map.of());
    }
}
