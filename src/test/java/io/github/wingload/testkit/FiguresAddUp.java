package io.github.wingload.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.judge.words.RemarkText;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Remark;
import io.github.wingload.result.RunLog;

/** The log of a test's run that fails the test if wingload's own figures contradict each other. */
public final class FiguresAddUp implements RunLog {

    private static final String FAILED = "Self-check failed";

    @Override
    public void finished(Analysis analysis) {
        assertThat(analysis.remarks())
                .filteredOn(Remark.Contradiction.class::isInstance)
                .extracting(RemarkText::of)
                .isEmpty();
    }

    /** The same for a command that made a run, by what it printed. */
    public static void in(String printed) {
        assertThat(printed).doesNotContain(FAILED);
    }
}
