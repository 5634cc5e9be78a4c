package io.github.wingload.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.judge.Asking;
import io.github.wingload.judge.RunRecord;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Plan;
import io.github.wingload.result.Analysis;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Refusals of invalid payloads are fast; a run with more of them is no faster service. */
class InvalidPayloadsTest {

    private static final Figure MEDIAN = Figure.percentile(50, Figure.Calls.OK);

    private final Plan plan =
            Runs.plan(List.of(), Tasks.named("POST", "predict").task(), Asking.mutated("refused", "empty"));
    private final List<Call> calls = new ArrayList<>();

    InvalidPayloadsTest() {
        for (int i = 0; i < 100; i++) {
            calls.add(Calls.ok(0, i * 100, 100));
            for (int j = 0; j < 3; j++) {
                calls.add(Calls.like(Calls.ok(1, i * 100, 2))
                        .with(Asking.mutation("empty"))
                        .call());
            }
        }
    }

    @Test
    void timesOfAllTasksAreOfValidPayloadsAndThoseOfATaskItsOwn() {
        RunTally tally = new RunTally(plan, MadeUpRun.YARDSTICK);
        calls.forEach(tally::record);

        assertTimes(tally.run("a", report()));
    }

    @Test
    void aReportOfARunWhoseCallsWereNotKeptSaysTheSame() {
        assertTimes(ReportEvidence.run("a", report()));
    }

    private static void assertTimes(ComparedRun run) {
        assertThat(run.aggregated().value(MEDIAN).orElseThrow()).isBetween(100.0, 100.1);
        assertThat(run.aggregated().value(Figure.REQUESTS)).hasValue(400);
        assertThat(run.aggregated().value(Figure.SUCCESS_RATE)).hasValue(100);
        assertThat(run.rows()
                        .get(RowName.of(Asking.mutated("refused", "empty")))
                        .value(MEDIAN)
                        .orElseThrow())
                .isBetween(2.0, 2.01);
    }

    private Analysis report() {
        RunRecord record = RunRecord.of(plan, calls, List.of());
        return record.analyse(Runs.result(plan, record.totals()));
    }
}
