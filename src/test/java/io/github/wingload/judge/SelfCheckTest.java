package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.judge.words.RemarkText;
import io.github.wingload.plan.Plan;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.EndReason;
import io.github.wingload.stats.Totals;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.FiguresAddUp;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelfCheckTest {

    private static final Plan PLAN =
            Runs.plan(List.of(), Tasks.named("GET", "a").task());

    private final RunRecord record =
            RunRecord.of(PLAN, List.of(Calls.ok(0, 100, 5), Calls.failed(0, 200, 5, 500, "500", "")), List.of());

    @Test
    void figuresThatAddUpCauseNoRemark() {
        Analysis analysis = record.analyse(Runs.result(PLAN, record.totals()));

        assertThat(sentences(analysis)).noneMatch(sentence -> sentence.startsWith("Self-check"));
        assertThatCode(() -> new FiguresAddUp().finished(analysis)).doesNotThrowAnyException();
    }

    @Test
    void aContradictionIsARemarkAndFailsTheTestsThatMakeRuns() {
        Totals good = record.totals();
        Totals ungrouped = new Totals(good.tasks(), good.aggregated(), good.phases(), List.of());
        Analysis analysis = record.analyse(Runs.result(PLAN, ungrouped));

        assertThat(sentences(analysis))
                .contains("Self-check failed: task a: 1 call failed, 0 in the groups of errors.");
        assertThatThrownBy(() -> new FiguresAddUp().finished(analysis)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> FiguresAddUp.in(String.join("\n", sentences(analysis))))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void callsThatWereRecordedAndNotAnalysedAreAContradictionOnceTheRunHasEnded() {
        Totals none = Totals.none(1);

        assertThat(sentences(record.analyse(Runs.result(PLAN, none))))
                .contains("Self-check failed: 0 calls were recorded, 2 analysed.");
        assertThat(sentences(record.analyse(Runs.result(PLAN, EndReason.KILLED, none))))
                .noneMatch(sentence -> sentence.startsWith("Self-check"));
    }

    private static List<String> sentences(Analysis analysis) {
        return analysis.remarks().stream().map(RemarkText::of).toList();
    }
}
