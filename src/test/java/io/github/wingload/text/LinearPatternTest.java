package io.github.wingload.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x(a)\\1       | has a backreference at character 5",
                "(?<n>a)\\k<n> | has a backreference at character 8",
                "(?=a)         | has lookahead at character 1",
                "ä(?!a)        | has lookahead at character 2",
                "(?<=a)b       | has lookbehind at character 1",
                "(?<!a)b       | has lookbehind at character 1",
                "(?>a)b        | has an atomic group at character 1",
                "ba++          | has a possessive quantifier at character 3",
                "ba*+          | has a possessive quantifier at character 3",
                "ba?+          | has a possessive quantifier at character 3",
                "ba{2}+        | has a possessive quantifier at character 3",
                "x[a-z&&[^b]]  | has an intersection of character classes (&&) at character 2",
                "a(            | is not a regular expression: missing closing ) at character 1",
                "a**           | is not a regular expression: invalid nested repetition operator at character 2",
                "[b            | is not a regular expression: missing closing ] at character 1",
                "\\p{Alpha}    | is not a regular expression: invalid character class range at character 1",
            })
    void refusedPartsAreNamedWithTheirPlace(String expression, String found) {
        Fault fault = catchThrowableOfType(Fault.class, () -> LinearPattern.of(expression));
        assertThat(fault.found()).isEqualTo("\"" + expression + "\" " + found);
        assertThat(fault.remedy()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{1000}){1000}){1000}",
                "(((((a{2,99}){2,99}){2,99}){2,99}){2,99}){2,99}",
                "(?:(?:x|[)]{100}){3}\\Q)\\E|(y)){999}",
                "(a{1,30}){1,33}(b{1,30}){1,33}"
            })
    @Timeout(10)
    void countsThatMultiplyAreRefusedBeforeTheyAreCopied(String expression) {
        assertThat(catchThrowableOfType(Fault.class, () -> LinearPattern.of(expression))
                        .remedy())
                .isEqualTo("write a shorter one, with lower counts in braces");
    }

    @Test
    void countsThatDoNotMultiplyAreFine() {
        String uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
        assertThat(LinearPattern.of(uuid).matches("0123abcd-0000-1111-2222-0123456789ab"))
                .isTrue();
        assertThat(LinearPattern.of("(?:[]{9}]{300}){1}|\\{5}{2,}|a{600}").isIn("{5}}"))
                .isTrue();
    }

    @Test
    void anExpressionThatIsTooLongIsRefused() {
        assertThat(catchThrowableOfType(Fault.class, () -> LinearPattern.of("(".repeat(100_000)))
                        .found())
                .endsWith("has more than 1,000 characters");
        assertThat(LinearPattern.of("(".repeat(400) + "a" + ")".repeat(400)).isIn("b a"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?i)\u1c88",
                "a(?si:\u1c80)",
                "(?i)[a-\ufffd]",
                "(?i)[^\\x{20}-\\x{10FFFF}]",
                "(?i)\\x{1C85}",
                "(?i)\\Q\u1c81\\E",
                "(?i)[x\u1c84]",
                "[\\x41-\ufffd](?i)b"
            })
    @Timeout(20)
    void lettersThatTheEngineCannotFoldAreRefused(String expression) {
        assertThat(catchThrowableOfType(Fault.class, () -> LinearPattern.of(expression))
                        .found())
                .endsWith("ignores the case of the letters U+1C80 to U+1C88, which is not supported");
    }

    @Test
    @Timeout(20)
    void otherRangesMayIgnoreCase() {
        assertThat(LinearPattern.of("(?i)[а-я]+[a-z-][-\\d][]x-]\\x41\\x{c4}").matches("ПРИВЕТZ5]Aä"))
                .isTrue();
        assertThat(LinearPattern.of("[a-\ufffd]").isIn("\u1c88")).isTrue();
    }

    @Test
    void aDotMatchesALineFeedOnlyOnRequest() {
        assertThat(LinearPattern.of("a.b").isIn("a\nb")).isFalse();
        assertThat(LinearPattern.of("(?s)a.b").isIn("a\nb")).isTrue();
        assertThat(LinearPattern.withAnyDot("a.b").matches("a\nb")).isTrue();
        assertThat(LinearPattern.withAnyDot("a.b").matches("a\nbc")).isFalse();
    }
}
