package io.github.wingload.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.command.Terminal;
import io.github.wingload.plan.Plan;
import io.github.wingload.report.console.Look;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Phases;
import io.github.wingload.stats.SecondStats;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveViewTest {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final Plan PLAN =
            Runs.plan(List.of(), Tasks.named("GET", "a").task());
    private static final Terminal TERMINAL = new Terminal(true, true, new Terminal.Size(60, 6), new Look(false, true));
    private static final Terminal FILE = TERMINAL.plain();

    private final StringWriter text = new StringWriter();
    private final PrintWriter err = new PrintWriter(text, true);

    @Test
    void terminalHasOneLineThatIsWrittenOver() {
        LiveView view = started(TERMINAL);
        view.second(at(1));
        view.second(at(2));

        assertThat(printed()).doesNotContain("\n").matches("(\\r[^\\r]{1,59}\\u001b\\[J){2}");
    }

    @Test
    void highTerminalHasAPanelThatIsDrawnInPlace() {
        LiveView view = started(new Terminal(true, true, new Terminal.Size(80, 24), new Look(false, true)));
        view.second(at(1));
        assertThat(printed().split("\n")).hasSize(6);
        view.second(at(2));

        assertThat(printed()).contains("\u001b[J\r\u001b[5A");
        view.clear();
        assertThat(printed()).endsWith("\r\u001b[5A\u001b[J");
    }

    @Test
    void messagesOnATerminalHaveTheirOwnLine() {
        LiveView view = started(TERMINAL);
        view.second(at(1));
        view.stopping("stopping");

        assertThat(printed()).endsWith("\r\u001b[Jstopping" + System.lineSeparator());
    }

    @Test
    void hiddenLineIsNotCleared() {
        LiveView view = started(TERMINAL);
        view.clear();

        assertThat(printed()).isEmpty();
    }

    @Test
    void withoutATerminalALineIsPrintedEveryTenSeconds() {
        LiveView view = started(FILE);
        for (int second = 0; second <= 35; second++) {
            view.second(at(second));
        }
        view.clear();

        assertThat(printed().lines().map(line -> line.split(" ")[0])).containsExactly("0:10/0:20", "0:20", "0:30");
        assertThat(printed()).doesNotContain("\r", "\u001b");
    }

    @Test
    void lateSecondsCauseNoExtraLines() {
        LiveView view = started(FILE);
        view.second(at(35));
        view.second(at(36));
        view.second(at(40));

        assertThat(printed().lines()).hasSize(2);
    }

    @Test
    void aRunThatWasStoppedIsShownToDrain() {
        LiveView view = started(FILE);
        view.stopping("stopping");
        view.second(at(10));

        assertThat(printed()).contains("draining");
    }

    private String printed() {
        return text.toString();
    }

    private LiveView started(Terminal terminal) {
        LiveView view = new LiveView(err, terminal, terminal::size);
        view.started(Runs.manifest(PLAN));
        return view;
    }

    private static Progress at(int second) {
        SecondStats stats =
                new SecondStats((second - 1) * SECOND_NS, second * SECOND_NS, List.of(), CallStats.NONE, Phases.NONE);
        return new Progress(stats, RunResult.atTimeZero(Runs.manifest(PLAN)), 5, 3, List.of(), Optional::empty);
    }
}
