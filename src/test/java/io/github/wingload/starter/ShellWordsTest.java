package io.github.wingload.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.text.Fault;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {

    static Stream<Arguments> words() {
        return Stream.of(
                Arguments.of("curl  a\tb", List.of("curl", "a", "b")),
                Arguments.of("a 'b \"c\" \\ $X' d", List.of("a", "b \"c\" \\ $X", "d")),
                Arguments.of("\"a \\\" \\\\ \\n 'b'\"", List.of("a \" \\ \\n 'b'")),
                Arguments.of("a'b'\"c\"d", List.of("abcd")),
                Arguments.of("'' \"\"", List.of("", "")),
                Arguments.of("a \\\n  b\\\nc", List.of("a", "bc")),
                Arguments.of("a \\\r\n  b", List.of("a", "b")),
                Arguments.of("\"a\\\nb\"", List.of("ab")),
                Arguments.of("a\\ b \\'c", List.of("a b", "'c")),
                Arguments.of("$'a\\n\\t\\'\\\\\\\"\\x41\\u00e9'", List.of("a\n\t'\\\"Aé")),
                Arguments.of("$\"a\"", List.of("a")),
                Arguments.of("a#b # c d", List.of("a#b")),
                Arguments.of("é😀 '😀'", List.of("é😀", "😀")),
                Arguments.of("5$ $", List.of("5$", "$")));
    }

    @ParameterizedTest
    @MethodSource("words")
    void wordsAreThoseOfAShell(String command, List<String> words) {
        assertThat(ShellWords.split(command)).isEqualTo(new ShellWords.Split(words, false));
    }

    @Test
    void otherDollarsAreLiteral() {
        assertThat(ShellWords.split("$A ${B} \"x${C}y\" '${D}' \"\\${E}\" '$'{F} $'$'{G}")
                        .words())
                .containsExactly("${A}", "${B}", "x${C}y", "$${D}", "$${E}", "$${F}", "$${G}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl x | jq .",
                "curl x > file",
                "curl x 2>/dev/null",
                "curl x; ls",
                "curl x && ls",
                "curl x &",
                "curl x\nls"
            })
    void commandEndsAtAShellOperator(String command) {
        assertThat(ShellWords.split(command)).isEqualTo(new ShellWords.Split(List.of("curl", "x"), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl 'x",
                "curl \"x",
                "curl $'x",
                "curl $(pwd)",
                "curl \"$(pwd)\"",
                "curl `pwd`",
                "curl \"`pwd`\"",
                "curl ${A:-b}",
                "curl a?b=1&c=2",
                "curl $'\\x00'",
                "curl $'\\101'",
                "curl $'\\xc3\\xa9'"
            })
    void unsupportedShellSyntaxHasARemedy(String command) {
        assertThatThrownBy(() -> ShellWords.split(command))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.remedy()).isNotEmpty());
    }
}
