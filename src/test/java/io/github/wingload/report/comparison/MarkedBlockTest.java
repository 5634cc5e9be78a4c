package io.github.wingload.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.text.Fault;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A block of ours in a file of somebody else's. */
class MarkedBlockTest {

    private static final String BEGIN = "<!-- wingload:demo -->";
    private static final String END = "<!-- /wingload:demo -->";

    @Test
    void textBetweenTheMarkersIsReplaced() {
        String page = "# Service\n\n" + BEGIN + "\nold\n\nolder\n" + END + "\n\nThe end";
        String now = replaced(page, "- new: é\n- ok");
        assertThat(now).isEqualTo("# Service\n\n" + BEGIN + "\n\n- new: é\n- ok\n\n" + END + "\n\nThe end");
        assertThat(replaced(now, "- new: é\n- ok")).isEqualTo(now);
    }

    @ParameterizedTest(name = "lines that end in {0}")
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndAsThoseOfTheFile(String end) {
        String page = "a" + end + BEGIN + end + END + end + "b";
        assertThat(replaced(page, "1\n2"))
                .isEqualTo("a" + end + BEGIN + end + end + "1" + end + "2" + end + end + END + end + "b");
    }

    @Test
    void theRestOfTheFileStaysByteForByte() {
        byte[] odd = "\u00ff mixed\r\nends\nand\rno UTF-8 \u0080\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] page = joined(odd, (BEGIN + "\r\n" + END).getBytes(StandardCharsets.US_ASCII));
        byte[] now = MarkedBlock.replaced(page, "demo", "ü").orElseThrow();
        assertThat(now).isEqualTo(joined(odd, (BEGIN + "\r\n\r\nü\r\n\r\n" + END).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aByteOrderMarkBeforeTheMarkerIsLeftAlone() {
        assertThat(replaced("\ufeff" + BEGIN + "\n" + END, "x")).isEqualTo("\ufeff" + BEGIN + "\n\nx\n\n" + END);
    }

    @Test
    void otherBlocksStay() {
        String others = "<!-- wingload:demo2 -->\nhis\n<!-- /wingload:demo2 -->\n";
        assertThat(replaced(others + BEGIN + "\n" + END + "\n" + others, "x"))
                .isEqualTo(others + BEGIN + "\n\nx\n\n" + END + "\n" + others);
        assertThat(MarkedBlock.replaced(others.getBytes(StandardCharsets.UTF_8), "demo", "x"))
                .isEmpty();
    }

    @Test
    void aMarkerInACodeBlockIsIgnored() {
        String shown = "````md\n```\n" + BEGIN + "\n" + END + "\n````\n~~~\n" + BEGIN + "\n~~~\n    " + BEGIN + "\n`"
                + BEGIN + "`\n";
        assertThat(MarkedBlock.replaced(shown.getBytes(StandardCharsets.UTF_8), "demo", "x"))
                .isEmpty();
        assertThat(replaced(shown + BEGIN + "\n" + END, "x")).isEqualTo(shown + BEGIN + "\n\nx\n\n" + END);
    }

    @Test
    void aCodeBlockInTheBlockThatNothingClosesHidesNoMarker() {
        assertThat(replaced(BEGIN + "\n```\nold\n" + END + "\n", "x")).isEqualTo(BEGIN + "\n\nx\n\n" + END + "\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'a\n<!-- wingload:demo -->\nb', 2, without its end",
        "'a\nb\n<!-- /wingload:demo -->', 3, no marker begins",
        "'<!-- wingload:demo -->\n<!-- wingload:demo -->\n<!-- /wingload:demo -->', 2, begins in line 1",
        "'<!-- wingload:demo -->\n<!-- wingload:other -->\n<!-- /wingload:other -->', 2, begins in line 1",
        "'<!-- wingload:demo -->\n<!-- /wingload:dmeo -->', 2, no marker begins",
        "'<!-- wingload:demo -->\n<!-- /wingload:demo -->\n<!-- wingload:demo -->\n<!-- /wingload:demo -->', 3, occurs twice",
        "'a\n```\n<!-- wingload:demo -->\n<!-- /wingload:demo -->', 2, never closed"
    })
    void brokenMarkersAreNamedWithTheirLine(String page, int line, String words) {
        assertThatThrownBy(() -> replaced(page, "x"))
                .isInstanceOf(Fault.class)
                .hasMessageStartingWith("line " + line + ": ")
                .hasMessageContaining(words);
    }

    @ParameterizedTest(name = "page [{0}]")
    @CsvSource({"'', ''", "'a', 'a\n\n'", "'a\n', 'a\n\n'", "'a\n\n', 'a\n\n'", "'a\r\nb', 'a\r\nb\r\n\r\n'"})
    void aNewBlockGoesToTheEndAfterAnEmptyLine(String page, String before) {
        String end = page.contains("\r\n") ? "\r\n" : "\n";
        byte[] added = MarkedBlock.appended(page.getBytes(StandardCharsets.UTF_8), "demo", "x");
        String now = new String(added, StandardCharsets.UTF_8);
        assertThat(now).isEqualTo(before + BEGIN + end + end + "x" + end + end + END + end);
        assertThat(replaced(now, "x")).isEqualTo(now);
    }

    private static String replaced(String page, String content) {
        Charset utf8 = StandardCharsets.UTF_8;
        return new String(
                MarkedBlock.replaced(page.getBytes(utf8), "demo", content).orElseThrow(), utf8);
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
