package io.github.wingload.report.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.text.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is printed has neither secrets nor control characters, and an error of the terminal is kept. */
class StandardStreamTest {

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final StandardStream stream = new StandardStream(terminal, UTF_8);
    private final PrintStream print = new PrintStream(stream, false, UTF_8);

    @Test
    void aLineIsPassedOnWhenItIsComplete() {
        print.print("one, ");
        assertThat(shown()).isEmpty();
        print.println("two");
        print.print("rest");
        assertThat(shown()).isEqualTo("one, two" + System.lineSeparator());
        print.flush();
        assertThat(shown()).endsWith("rest");
    }

    @Test
    void aSecretIsFoundAlsoIfItIsPrintedInPieces() {
        new StandardStream.Both(stream, stream).hide(Secrets.of(List.of("s3cr3t-token")));
        print.print("saw s3cr");
        print.println("3t-token");
        assertThat(shown()).isEqualTo("saw [redacted]" + System.lineSeparator());
    }

    @Test
    void controlCharactersAreSpelledOut() {
        print.print("a\tb \u001b[2J \u009b2J \u202e \u0007 ä …\n");
        assertThat(shown()).isEqualTo("a\tb \\u001b[2J \\u009b2J \\u202e \\u0007 ä …\n");
    }

    @Test
    void aTerminalOfAsciiGetsOtherCharactersOfTheSameWidth() {
        new StandardStream.Both(stream, stream).ascii(true, true);
        print.print("pr\u00e9diction \u2026 10 \u00b5s \u2265 5 \u2013 \u540d\u524d\n");
        print.print("plain\n");
        assertThat(shown()).isEqualTo("prediction ~ 10 us > 5 - ????\nplain\n");
    }

    @Test
    void theLineOfARunIsRewritten() {
        print.print("\r0:12/0:20 \u001b[31m 98 reqs\u001b[J");
        print.flush();
        assertThat(shown()).isEqualTo("\r0:12/0:20 \\u001b[31m 98 reqs\u001b[J");
    }

    @Test
    void thePanelOfARunIsDrawnInPlaceAndItsTextIsSafe() {
        new StandardStream.Both(stream, stream).hide(Secrets.of(List.of("s3cr3t-token")));
        Screen screen = new Screen(new PrintWriter(print));
        screen.show(List.of("one\u001b[2J", "s3cr3t-token"), 80);
        screen.show(List.of("three"), 80);
        assertThat(shown()).isEqualTo("\rone\\u001b[2J\u001b[K\n\r[redacted]\u001b[J" + "\r\u001b[1Athree\u001b[J");
    }

    @Test
    void stylesBecomeEscapeSequencesThatEndWithTheLine() {
        print.print(Style.GOOD.of("fine", new Look(true, true)) + " \u001b[31m\n\uFDD1rest\n");
        assertThat(shown()).isEqualTo("\u001b[32mfine\u001b[0m \\u001b[31m\n\u001b[31mrest\n\u001b[0m");
    }

    @Test
    void aSecretIsFoundAlsoIfStylesSplitIt() {
        new StandardStream.Both(stream, stream).hide(Secrets.of(List.of("s3cr3t-token")));
        print.print("saw s3cr\uFDD13t-token\n");
        assertThat(shown()).isEqualTo("saw [redacted]\n");
    }

    @Test
    void anErrorIsKeptUnlessTheReaderHasGone() {
        StandardStream full = new StandardStream(failing("No space left on device"), UTF_8);
        new PrintStream(full, true, UTF_8).println("one");
        assertThat(full.failure()).contains("No space left on device");

        StandardStream pipe = new StandardStream(failing("Broken pipe"), UTF_8);
        new PrintStream(pipe, true, UTF_8).println("one");
        assertThat(pipe.failure()).isEmpty();
    }

    private String shown() {
        return terminal.toString(UTF_8);
    }

    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int character) throws IOException {
                throw new IOException(reason);
            }
        };
    }
}
