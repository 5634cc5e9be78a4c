package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.report.console.LiveFigures;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LiveViewTest {

    private static final Terminal TERMINAL = new Terminal(true, true, 60);
    private static final Terminal FILE = new Terminal(false, false, 80);

    private final StringWriter text = new StringWriter();
    private final PrintWriter err = new PrintWriter(text, true);

    @Test
    void terminalHasOneLineThatIsWrittenOver() {
        LiveView view = new LiveView(err, TERMINAL);
        view.show(at(1));
        view.show(at(2));

        assertThat(printed()).doesNotContain("\n").matches("(\\r[^\\r]{1,59}\\u001b\\[K){2}");
    }

    @Test
    void messagesOnATerminalStandInALineOfTheirOwn() {
        LiveView view = new LiveView(err, TERMINAL);
        view.show(at(1));
        view.say("draining");

        assertThat(printed()).endsWith("\r\u001b[Kdraining" + System.lineSeparator());
    }

    @Test
    void nothingIsClearedThatWasNotShown() {
        LiveView view = new LiveView(err, TERMINAL);
        view.clear();

        assertThat(printed()).isEmpty();
    }

    @Test
    void elsewhereAPlainLineComesEveryTenSeconds() {
        LiveView view = new LiveView(err, FILE);
        for (int second = 0; second <= 35; second++) {
            view.show(at(second));
        }
        view.clear();

        assertThat(printed().lines().map(line -> line.split(" ")[0]))
                .containsExactly("0:10/2:00", "0:20/2:00", "0:30/2:00");
        assertThat(printed()).doesNotContain("\r", "\u001b");
    }

    @Test
    void secondsThatCameLateAreNotMadeUpFor() {
        LiveView view = new LiveView(err, FILE);
        view.show(at(35));
        view.show(at(36));
        view.show(at(40));

        assertThat(printed().lines()).hasSize(2);
    }

    private String printed() {
        return text.toString();
    }

    private static LiveFigures at(int second) {
        return new LiveFigures(
                Duration.ofSeconds(second),
                Optional.of(Duration.ofSeconds(120)),
                OptionalLong.empty(),
                false,
                5,
                10,
                3,
                40,
                1,
                12.5,
                OptionalLong.of(1_000_000),
                OptionalLong.of(2_000_000));
    }
}
