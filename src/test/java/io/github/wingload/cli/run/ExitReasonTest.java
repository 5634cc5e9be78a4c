package io.github.wingload.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.Reason;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExitReasonTest {

    private static final ExitReason PASS = ExitReason.verdict(judged(Verdict.PASS, 0));

    @Test
    void aComparisonDecidesAgainstAVerdictThatPasses() {
        assertThat(ExitReason.of(ExitCode.FAILED, PASS, ExitReason.comparison("mixed", ExitCode.FAILED)))
                .isEqualTo("Exit code 1, decided by the comparison (mixed), not by the verdict (PASS)");
    }

    @Test
    void aVerdictDecidesAgainstABetterComparison() {
        ExitReason fail =
                ExitReason.verdict(Stream.concat(judged(Verdict.PASS, 0).stream(), judged(Verdict.FAIL, 1).stream())
                        .toList());
        assertThat(ExitReason.of(ExitCode.FAILED, fail, ExitReason.comparison("better", ExitCode.OK)))
                .isEqualTo("Exit code 1, decided by the verdict (PASS, FAIL), not by the comparison (better)");
    }

    @Test
    void bothDecideIfTheyAgree() {
        assertThat(ExitReason.of(ExitCode.OK, PASS, ExitReason.comparison("no material change", ExitCode.OK)))
                .isEqualTo("Exit code 0, decided by the verdict (PASS) and the comparison (no material change)");
    }

    @Test
    void aFileThatCannotBeWrittenDecidesForItself() {
        assertThat(ExitReason.of(ExitCode.INCOMPLETE, PASS, ExitReason.comparison("better", ExitCode.OK)))
                .isEqualTo("Exit code 5: the output, or a file of the results, could not be written to the end");
    }

    private static List<Judgement> judged(Verdict verdict, int exitCode) {
        return List.of(new Judgement(verdict, new Reason.InWords("", ""), List.of(), exitCode));
    }
}
