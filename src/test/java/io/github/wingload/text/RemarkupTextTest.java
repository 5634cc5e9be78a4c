package io.github.wingload.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemarkupTextTest {

    private static final Pattern MONOSPACED = Pattern.compile("##([\\s\\S]+?)##|\\B`(.+?)`");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "with ` one",
                "`",
                "``",
                "`` at both ends `",
                "##",
                "a##b`c##d",
                "# ` #",
                "[[wiki]] [[[ [[",
                "{\"error\":\"x\"}"
            })
    void monospacedTextIsUnchanged(String text) {
        assertThat(asRead(RemarkupText.of(Phrase.code(text)))).isEqualTo(text);
        assertThat(asRead(RemarkupText.of(Phrase.of("seen ").andCode(text).and(" often"))))
                .isEqualTo("seen " + text + " often");
    }

    @Test
    void textThatWouldBeMarkupIsMonospaced() {
        assertThat(List.of("a **b** c", "see {T123}", "//x//", "[a](b)"))
                .extracting(text -> RemarkupText.of(Phrase.of(text)))
                .containsExactly("`a **b** c`", "`see {T123}`", "`//x//`", "`[a](b)`");
    }

    @Test
    void ticketsUrlsAndMentionsStayLinks() {
        String text =
                "T409388, see https://phabricator.wikimedia.org/T409388#123 or ask @somebody (snake_case is fine)";

        assertThat(RemarkupText.of(Phrase.of(text))).isEqualTo(text);
    }

    @Test
    void percentilesDoNotBecomeLinksToPastes() {
        assertThat(RemarkupText.of(Phrase.of("P90 is 5 s, P99.9 is (P100), XP5 and p50 are nothing")))
                .isEqualTo("`P90` is 5 s, `P99.9` is (`P100`), XP5 and p50 are nothing");
    }

    @Test
    void aBarInACellIsABrokenBar() {
        assertThat(RemarkupText.cell(Phrase.of("a|b ").andCode("c|d"))).isEqualTo("a¦b `c¦d`");
        assertThat(RemarkupText.of(Phrase.code("c|d"))).isEqualTo("`c|d`");
    }

    @Test
    void proseWithoutMarkupIsUnchanged() {
        Markup remarkup = new Remarkup();

        assertThat(remarkup.prose(List.of("Ask @team.", "", "T409388 has more.")))
                .isEqualTo("Ask @team.\n\nT409388 has more.");
        assertThat(remarkup.prose(List.of("so", "", "> 5s", "%%%x%%%")))
                .isEqualTo("%%%so%%%\n%%%%%%\n%%%> 5s%%%\n%%%%%%x%%%%%%");
        assertThat(Stream.of("NOTE: x", "1. x", "- x", "# x", "= x =", "===", "| x |", "(NOTE) x", "  x", "```"))
                .noneMatch(line -> RemarkupText.harmless(Stream.of(line)));
    }

    @Test
    void aBlockOfCodeCannotBeEndedByItsContent() {
        assertThat(new Remarkup().verbatim(List.of("name=x", "```", "", "%%%", "= h =")))
                .isEqualTo("  lang=text\n  name=x\n  ```\n  \n  %%%\n  = h =");
    }

    private static String asRead(String remarkup) {
        return MONOSPACED
                .matcher(remarkup)
                .replaceAll(
                        found -> Matcher.quoteReplacement(found.group(1) != null ? found.group(1) : found.group(2)));
    }
}
