package io.github.wingload.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private final StringWriter text = new StringWriter();
    private final Screen screen = new Screen(new PrintWriter(text));

    @Test
    void linesReplaceThoseBeforeThem() {
        screen.show(List.of("one", "two", "three"), 80);
        screen.show(List.of("four"), 80);

        assertThat(text.toString())
                .isEqualTo("\rone\u001b[K\n\rtwo\u001b[K\n\rthree\u001b[J" + "\r\u001b[2Afour\u001b[J");
    }

    @Test
    void linesThatANarrowerTerminalHasWrappedAreReplacedToo() {
        screen.show(List.of("x".repeat(70), "y".repeat(30)), 80);
        text.getBuffer().setLength(0);
        screen.show(List.of("z"), 40);

        assertThat(text.toString()).isEqualTo("\r\u001b[2Az\u001b[J");
    }

    @Test
    void aMessageStaysAndTheNextLinesFollowIt() {
        screen.show(List.of("one", "two"), 80);
        text.getBuffer().setLength(0);
        screen.say("stopping", 80);
        screen.show(List.of("three"), 80);

        assertThat(text.toString())
                .isEqualTo("\r\u001b[1A\u001b[Jstopping" + System.lineSeparator() + "\rthree\u001b[J");
    }

    @Test
    void nothingIsClearedWhereNothingIsShown() {
        screen.clear(80);

        assertThat(text.toString()).isEmpty();
    }
}
