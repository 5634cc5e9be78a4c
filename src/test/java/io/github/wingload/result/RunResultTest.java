package io.github.wingload.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Plan;
import io.github.wingload.result.Remark.Contradiction;
import io.github.wingload.result.Remark.Contradiction.Count;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Recorder;
import io.github.wingload.stats.Totals;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunResultTest {

    private static final Plan PLAN = Runs.plan(
            List.of(), Tasks.named("GET", "a").task(), Tasks.named("POST", "b").task());

    @Test
    void aRecordedRunHasNoContradiction() {
        assertThat(Runs.result(PLAN, recorded()).contradictions()).isEmpty();
    }

    @Test
    void aWrongTotalIsFound() {
        Totals good = recorded();
        Totals wrong = new Totals(good.tasks(), good.tasks().get(0), good.phases(), good.failures());

        assertThat(Runs.result(PLAN, wrong).contradictions())
                .containsExactly(
                        new Contradiction(Count.REQUESTS, Optional.empty(), 4, 2),
                        new Contradiction(Count.FAILURES, Optional.empty(), 1, 0),
                        new Contradiction(Count.DROPPED, Optional.empty(), 1, 0),
                        new Contradiction(Count.BYTES, Optional.empty(), 400, 200));
    }

    @Test
    void aLostFailureGroupIsFound() {
        Totals good = recorded();
        Totals wrong = new Totals(good.tasks(), good.aggregated(), good.phases(), List.of());

        assertThat(Runs.result(PLAN, wrong).contradictions())
                .containsExactly(new Contradiction(Count.GROUPED_FAILURES, Optional.of("b"), 1, 0));
    }

    @Test
    void aMissingTaskIsFound() {
        Totals good = recorded();
        List<CallStats> one = good.tasks().subList(0, 1);

        assertThat(Runs.result(PLAN, new Totals(one, one.get(0), good.phases(), List.of()))
                        .contradictions())
                .containsExactly(new Contradiction(Count.TASKS, Optional.empty(), 2, 1));
    }

    private static Totals recorded() {
        Recorder recorder = new Recorder(Tasks.some(2));
        recorder.record(Calls.ok(0, 0, 10));
        recorder.record(Calls.ok(0, 0, 10));
        recorder.record(Calls.ok(1, 0, 10));
        recorder.record(Calls.failed(1, 0, 10, 500, "500", ""));
        recorder.record(Calls.dropped(1, 0));
        recorder.flip(1);
        return recorder.totals();
    }
}
