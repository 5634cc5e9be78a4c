package io.github.wingload.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.result.EndReason;
import io.github.wingload.result.Reason;
import io.github.wingload.result.RunResult;
import io.github.wingload.testkit.FigureRun;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadlineTest {

    private static final Reason USERS_MISSING = new Reason.UsersMissing(240, 500, Optional.empty());

    @Test
    void whatTheReasonSaysIsNotSaidAgain() {
        RunResult unreached = run().users(240, 500).result();

        assertThat(Headline.beside(new Reason.AllOk(1), unreached))
                .singleElement()
                .asString()
                .startsWith("load not reached: 240 of 500");
        assertThat(Headline.beside(USERS_MISSING, unreached)).isEmpty();
    }

    @Test
    void callsWithUnknownOutcomeAreNamedBesideAReasonThatNamesTheEnd() {
        for (EndReason end : List.of(EndReason.ABORTED, EndReason.KILLED)) {
            RunResult run = run().ended(end).result();
            Reason reason = new Reason.CutShort(end, Duration.ofSeconds(1), Optional.empty());

            assertThat(Headline.beside(reason, run)).isNotEmpty().isEqualTo(Headline.beside(new Reason.AllOk(1), run));
        }
    }

    @Test
    void noCallIsNamedOnce() {
        RunResult empty = new FigureRun()
                .task("GET", "/", FigureRun.stats(FigureRun.times(), FigureRun.times()))
                .result();

        assertThat(Headline.beside(new Reason.NothingEnded(0, 1), empty)).isEmpty();
        assertThat(Headline.beside(USERS_MISSING, empty))
                .containsExactly("no call ended: there is nothing to judge the target by");
    }

    @Test
    void everyEndOfALoadThatWasNotPlannedIsNamed() {
        assertThat(List.of(EndReason.values()))
                .extracting(end -> String.join(
                                " ",
                                Headline.beside(
                                        new Reason.AllOk(1), run().ended(end).result()))
                        .split("[ :]")[0])
                .containsExactly(
                        "", "", "ended", "ended", "ended", "ended", "ended", "killed,", "interrupted", "stopped");
    }

    @Test
    void exceptionsOfOursAreAnnounced() {
        RunResult run = run().exception(3, "IllegalStateException: oops").result();

        assertThat(Headline.beside(new Reason.AllOk(1), run))
                .containsExactly("exceptions: 3 inside wingload itself, listed at the end");
    }

    private static FigureRun run() {
        return new FigureRun().task("GET", "/", FigureRun.stats(FigureRun.times(2_000), FigureRun.times(2_000)));
    }
}
