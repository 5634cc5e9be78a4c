package io.github.wingload.judge.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Payload;
import io.github.wingload.exchange.Times;
import io.github.wingload.judge.Trial;
import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.TaskPayload;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.Remark.SamePayload;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Values drawn once, and seeds that never change: payloads that were to differ and did not. */
class PayloadDiversityTest {

    private final Trial trial = Trial.closed(1, Duration.ofMinutes(1));

    @Test
    void onePayloadOfManyRowsIsReported() {
        trial.sampleRows(1000);
        send(0, 40, i -> "4711");

        assertThat(trial.report().remarks()).contains(new SamePayload(Optional.empty(), 40, 40, 1000));
    }

    @Test
    void sendingOnlyOnePayloadMakesARunWithThresholdsInvalid() {
        trial.sampleRows(1000).p90OfOk(500);
        send(0, 40, i -> "4711");

        assertThat(trial.judgement().verdict()).isEqualTo(Judgement.Verdict.INVALID);
        assertThat(ReasonText.of(trial.judgement().reason()).reason())
                .isEqualTo("all 40 calls sent the same payload, although the samples have 1,000 rows");
    }

    @Test
    void nearlyAlwaysTheSamePayloadIsReportedButValid() {
        trial.sampleRows(1000).p90OfOk(500);
        send(0, 100, i -> i < 97 ? "4711" : "row " + i);

        assertThat(trial.report().remarks()).contains(new SamePayload(Optional.empty(), 97, 100, 1000));
        assertThat(trial.judgement().verdict()).isNotEqualTo(Judgement.Verdict.INVALID);
    }

    @Test
    void fixedRowMaySendTheSamePayload() {
        trial.sampleRows(1000).pick(Pick.FIXED).p90OfOk(500);
        send(0, 40, i -> "4711");

        assertThat(trial.judgement().verdict()).isEqualTo(Judgement.Verdict.PASS);
        assertThat(trial.report().remarks()).noneMatch(SamePayload.class::isInstance);
    }

    @Test
    void valueDrawnOnceForAllCallsIsReported() {
        Template drawn = new Template(List.of(new Template.Generated(0, Template.Form.JSON_VALUE)));
        trial.tasks(Tasks.named("GET", "health").task(), task("predict", drawn, OptionalInt.empty()));
        send(0, 30, i -> "");
        send(1, 30, i -> "c0ffee");

        assertThat(trial.report().remarks()).contains(new SamePayload(Optional.of("POST predict"), 30, 30, 0));
    }

    @Test
    void taskWithOnePayloadIsReportedBesideOneThatVaries() {
        trial.sampleRows(1000).task("stuck").p90OfOk(500);
        send(0, 40, i -> "row " + i);
        send(1, 40, i -> "4711");
        Analysis report = trial.report();

        assertThat(report.remarks())
                .anyMatch(remark -> remark instanceof SamePayload same
                        && same.same() == 40
                        && same.task().equals(Optional.of("POST stuck")));
        assertThat(report.judgement().verdict()).isNotEqualTo(Judgement.Verdict.INVALID);
        assertThat(report.payload().tasks())
                .containsExactly(
                        new TaskPayload("POST", "predict", 40, 40, 1), new TaskPayload("POST", "stuck", 40, 1, 40));
    }

    @Test
    void taskWhoseColumnIsTheSameInAllRowsMaySendTheSamePayload() {
        trial.tasks(task("a", new Template(List.of(new Template.Column(1, Template.Form.RAW))), OptionalInt.of(0)))
                .sampleRows(1000)
                .p90OfOk(500);
        send(0, 40, i -> "4711");

        assertThat(trial.judgement().verdict()).isEqualTo(Judgement.Verdict.PASS);
    }

    @Test
    void rowsWithTheSameKeyAreDifferentPayloads() {
        trial.sampleRows(1000).p90OfOk(500);
        for (int i = 0; i < 40; i++) {
            trial.add(Calls.at(i * 500, 10).payload(new Payload(1 + i, "en")).call());
        }

        assertThat(trial.judgement().verdict()).isEqualTo(Judgement.Verdict.PASS);
        assertThat(trial.report().remarks()).noneMatch(SamePayload.class::isInstance);
    }

    @Test
    void fewCallsMaySendTheSamePayloadByChance() {
        trial.sampleRows(2);
        send(0, 5, i -> "a");

        assertThat(trial.report().remarks()).noneMatch(SamePayload.class::isInstance);
    }

    @Test
    void taskThatAlwaysSendsTheSamePayloadIsNotReported() {
        trial.sampleRows(100).end(EndReason.RUN_TIME, Duration.ofMinutes(1));
        send(0, 40, i -> "");

        assertThat(trial.report().payload().tasks()).containsExactly(new TaskPayload("POST", "predict", 0, 0, 0));
        assertThat(trial.report().remarks()).noneMatch(SamePayload.class::isInstance);
    }

    @Test
    void ofCallsThatTookEquallyLongTheEarliestAreListed() {
        for (int i = 11; i >= 0; i--) {
            trial.add(Calls.at(i * 500, 10).key("row " + i).call());
        }

        assertThat(trial.report().payload().slowest())
                .extracting(Analysis.SlowCall::key)
                .containsExactlyElementsOf(
                        IntStream.range(0, 10).mapToObj(i -> "row " + i).toList());
    }

    private void send(int task, int calls, IntFunction<String> key) {
        for (int i = 0; i < calls; i++) {
            trial.call(task, i * 500, 0, 10, FailureClass.OK, 200, Times.NEVER, key.apply(i), "");
        }
    }

    private static Task task(String name, Template content, OptionalInt samples) {
        return Tasks.named("POST", name)
                .body(new Task.Body(content, "application/json"))
                .samples(samples)
                .task();
    }
}
