package io.github.wingload.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {

    @Test
    void punctuationThatIsMarkupIsEscaped() {
        assertThat(plain("*a* _b_ [c](d) <e> `f` g|h ~i~ $j$ \\k"))
                .isEqualTo("\\*a\\* \\_b\\_ \\[c\\](d) \\<e\\> \\`f\\` g\\|h \\~i\\~ \\$j\\$ \\\\k");
    }

    @Test
    void textWithoutMarkupIsUnchanged() {
        String text = "snake_case & 5 - 3 = 2, https://example.org/a_b?c=d&e=f, 50% (#3), T409388: it's \"fine\"!";

        assertThat(plain(text)).isEqualTo(text);
    }

    @Test
    void characterReferencesAreShownAsWritten() {
        assertThat(plain("&lt; &#60; &amp; & &c")).isEqualTo("\\&lt; \\&#60; \\&amp; & &c");
    }

    @Test
    void noLineStartsABlock() {
        assertThat(List.of("# a", "> a", "- a", "+ a", "* a", "1. a", "12) a", "===", "---"))
                .extracting(MarkdownTextTest::plain)
                .containsExactly("\\# a", "\\> a", "\\- a", "\\+ a", "\\* a", "1\\. a", "12\\) a", "\\===", "\\---");
    }

    @Test
    void bucketsCannotBecomeTagsOrQuotations() {
        assertThat(plain("<500 ms")).isEqualTo("\\<500 ms");
        assertThat(plain(">5 s")).isEqualTo("\\>5 s");
    }

    @Test
    void codeHasALongerFenceThanItsContent() {
        assertThat(MarkdownText.of(Phrase.code("a|b"))).isEqualTo("`a|b`");
        assertThat(MarkdownText.of(Phrase.code("a`b"))).isEqualTo("``a`b``");
        assertThat(MarkdownText.of(Phrase.code("`a``b"))).isEqualTo("``` `a``b ```");
        assertThat(MarkdownText.cell(Phrase.code("a|b"))).isEqualTo("`a\\|b`");
        assertThat(new Markdown().verbatim(List.of("````", "a"))).isEqualTo("`````text\n````\na\n`````");
    }

    @Test
    void linesOfProseStayLines() {
        assertThat(new Markdown().prose(List.of("one", "two", "", "three"))).isEqualTo("one\\\ntwo\n\nthree");
    }

    private static String plain(String text) {
        return MarkdownText.of(Phrase.of(text));
    }
}
