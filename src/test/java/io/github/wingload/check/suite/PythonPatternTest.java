package io.github.wingload.check.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.text.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are those of Python's {@code re.search}. */
class PythonPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(?P<year>\\d{4})\\Z | in 2026 | true",
                "(?P<year>\\d{4})\\Z | 2026. | false",
                "^\\w+$ | größe | true",
                "(?a)^\\w+$ | größe | false",
                "^\\d+$ | ٣٤ | true",
                "^[\\w-]+$ | naïve-word | true",
                "^[^\\d]+$ | abc | true",
                "^[\\D]+$ | a1 | false",
                "a\\sb | a\u00a0b | true",
                "^a{,2}$ | aaa | false",
                "^a{,2}$ | aa | true",
                "[[:a]x | :x | true",
                "[a&&b] | & | true",
                "(?s)a.b(?#a comment) | a.b | true",
                "\\u00e9\\x41\\101\\U0001F600 | éAA😀 | true",
                "(?i:OK)(?u) | ok | true",
                "[]x]y | ]y | true",
            })
    void meansWhatItMeansInPython(String pattern, String text, boolean found) {
        assertThat(PythonPattern.translated(pattern, false).isIn(text)).isEqualTo(found);
    }

    @Test
    void linesCountInBodiesOnly() {
        assertThat(PythonPattern.translated("^second$", true).isIn("first\nsecond\nthird"))
                .isTrue();
        assertThat(PythonPattern.translated("^second$", false).isIn("first\nsecond\nthird"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a(?=b) | lookahead at character 2",
                "(?<!a)b | lookbehind at character 1",
                "(a)\\1 | a backreference at character 4",
                "(?P<x>a)(?P=x) | a backreference at character 9",
                "(a)?(?(1)b) | a choice that depends on a group at character 5",
                "(?x) a | the flag x, which allows blanks and comments, at character 1",
                "[\\W] | \\W in brackets at character 2",
                "\\N{BULLET} | a character by its name (\\N) at character 1",
                "\\Qa\\E | the escape \\Q, which Python does not know",
            })
    void whatCannotBeTranslatedIsRefusedByName(String pattern, String named) {
        assertThatThrownBy(() -> PythonPattern.translated(pattern, true))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.found()).contains(named));
    }
}
