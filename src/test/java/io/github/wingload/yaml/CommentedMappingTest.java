package io.github.wingload.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What is written, and that it is read as it was. */
class CommentedMappingTest {

    @Test
    void commentsAreAboveTheirKeys() {
        CommentedMapping inner = new CommentedMapping()
                .with("count", 4, "How many,", "  in all.")
                .with("list", List.of("a", new CommentedMapping().with("b", true)));
        CommentedMapping first = new CommentedMapping()
                .with("kind", "Job")
                .with("inner", inner, "What is in it:")
                .with("nothing", new CommentedMapping());
        assertThat(CommentedMapping.text(List.of(first, new CommentedMapping().with("text", "one\ntwo\n"))))
                .isEqualTo("""
                        ---
                        kind: Job
                        # What is in it:
                        inner:
                          # How many,
                          #   in all.
                          count: 4
                          list:
                            - a
                            - b: true
                        nothing: {}
                        ---
                        text: |
                          one
                          two
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes", "No", "on", "y", "null", "~", "true", "1", "0x10", "1_000", "1:20", "012", "1e3", ".inf",
                        "2026-11-28", "", " ",
                "a: b", "a:", "#", "a #b", "- a", "{a}", "[a]", "&a", "*a", "!a", "'a'", "\"a\"", "%a", "@a", "`a`",
                        "<<", "=",
                "a\nb", "a\n", "\na", "a\n\n", "a \nb\n", "\ta\n", "a\tb\n", "a\r\nb\r\n", "  a\nb\n", "ü\u2028\n",
                        "\u0007", "😀\n"
            })
    void aTextStaysText(String text) {
        String written = CommentedMapping.text(
                List.of(new CommentedMapping().with(text, text).with("list", List.of(text))));
        assertThat(new Load(LoadSettings.builder().build()).loadFromString(written))
                .isEqualTo(Map.of(text, text, "list", List.of(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0085b\n", "a\u2028b\n", "a\u2029\nb\n"})
    void whatEndsALineInYaml11OnlyIsEscaped(String text) {
        assertThat(CommentedMapping.text(List.of(new CommentedMapping().with("a", text))))
                .matches("---\na: \"a[^\n\\x{85}\\x{2028}\\x{2029}]*b\\\\n\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "No", "on", "y", "null", "true", "012", "1:20", "1_000", "2026-11-28"})
    void whatYaml11WouldReadAsAnotherTypeIsInQuotes(String text) {
        assertThat(CommentedMapping.text(List.of(new CommentedMapping().with("a", text))))
                .isEqualTo("---\na: \"" + text + "\"\n");
    }
}
