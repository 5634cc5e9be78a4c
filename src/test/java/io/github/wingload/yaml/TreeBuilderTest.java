package io.github.wingload.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.yaml.Tree.Kind;
import io.github.wingload.yaml.Tree.Mapping;
import io.github.wingload.yaml.Tree.Scalar;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree of a YAML document, and what is refused in one. */
class TreeBuilderTest {

    private final Findings findings = new Findings();

    @ParameterizedTest
    @CsvSource({
        "5, WHOLE",
        "-0, WHOLE",
        "12345678901234567890123, WHOLE",
        "1., DECIMAL",
        "1.5, DECIMAL",
        "1e3, DECIMAL",
        "1E+5, DECIMAL",
        ".inf, DECIMAL",
        "-.inf, DECIMAL",
        ".nan, DECIMAL",
        "true, TRUTH",
        "false, TRUTH",
        "null, NOTHING",
        "'', NOTHING",
        "True, TEXT",
        "yes, TEXT",
        "~, TEXT",
        "0x1F, TEXT",
        "0o17, TEXT",
        "010, TEXT",
        "+5, TEXT",
        ".5, TEXT",
        "1_000, TEXT",
        "1:30, TEXT",
        ".NaN, TEXT",
        "2024-01-01, TEXT",
    })
    void aValueWithoutQuotesHasTheTypeOfTheJsonSchema(String written, Kind kind) {
        Scalar scalar = scalar("a: " + written);
        assertThat(scalar.kind()).isEqualTo(kind);
        assertThat(scalar.text()).isEqualTo(written);
        assertThat(scalar.quoted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"5\"", "'5'", "|-\n  5", ">-\n  5", "\"\\u0035\""})
    void quotesAndBlocksMakeAText(String written) {
        Scalar scalar = scalar("a: " + written);
        assertThat(scalar.kind()).isEqualTo(Kind.TEXT);
        assertThat(scalar.text()).isEqualTo("5");
        assertThat(scalar.quoted()).isTrue();
    }

    @Test
    void columnsCountCharactersNotCodeUnits() {
        Mapping inner =
                (Mapping) mapping("\"😀😀\": {c: 1}").entries().get("😀😀").value();
        assertThat(inner.place()).isEqualTo(Place.in("test.yaml", 1, 7));
        assertThat(inner.entries().get("c").keyPlace()).isEqualTo(Place.in("test.yaml", 1, 8));
    }

    @Test
    void aKeyThatIsNotAScalarIsRefused() {
        assertThat(problems("a:\n  [1]: 2\n"))
                .containsExactly("test.yaml:2:3: a: this key is not plain text; write text before the colon");
        assertThat(problems("*a : 2\n"))
                .containsExactly("test.yaml:1:1: this key is not plain text; write text before the colon");
    }

    @Test
    void aTaggedKeyIsRefused() {
        assertThat(problems("!!str a: 1"))
                .containsExactly(
                        "test.yaml:1:1: a: tags (!name) are not supported; remove it (quotes turn a number into text)");
    }

    @Test
    void anUndefinedAliasIsRefusedAndTheRestIsRead() {
        assertThat(problems("a: *b\nc: &d 1\n"))
                .containsExactly(
                        "test.yaml:1:4: a: aliases (*name) are not supported; write the value out",
                        "test.yaml:2:4: c: anchors (&name) are not supported; remove it and write the value out");
    }

    @Test
    void aControlCharacterIsRefusedAtItsPlace() {
        assertThat(problems("a: 1\nb😀: \u0007\n"))
                .containsExactly("test.yaml:2:5: the character U+0007 is not allowed in YAML; "
                        + "remove it, or write it as \\u0007 in double quotes");
    }

    @Test
    void fiveHundredLevelsAreRead() {
        assertThat(build("[".repeat(500) + "]".repeat(500))).isPresent();
    }

    @Test
    void moreLevelsAreRefused() {
        String problem = "lists and mappings are nested more than 500 levels deep; nest them less deeply";
        assertThat(problems("[".repeat(501) + "]".repeat(501))).containsExactly("test.yaml:1:501: " + problem);
        assertThat(problems("[".repeat(100_000))).containsExactly("test.yaml:1:501: " + problem);
        assertThat(problems("{a: ".repeat(501))).containsExactly("test.yaml:1:2001: " + problem);
        assertThat(problems("- ".repeat(501))).containsExactly("test.yaml:1:1001: " + problem);
    }

    @Test
    void tooManyValuesAreRefused() {
        assertThat(problems("a: [" + "1,".repeat(200_000) + "]"))
                .containsExactly("test.yaml:1:400001: a[199998]: the file has more than 200,000 values; "
                        + "move them into files of their own");
    }

    @Test
    void aLongDocumentIsRefused() {
        assertThat(problems("x".repeat(3_000_001)))
                .containsExactly("test.yaml: the file has more than 3,000,000 characters; "
                        + "move long values into files of their own");
    }

    @Test
    void aLongLineIsRefused() {
        assertThat(problems("a: b\nc: " + "x".repeat(500_000)))
                .containsExactly("test.yaml:2: the line has more than 500,000 characters; "
                        + "write the value on several lines, or in a file of its own");
        assertThat(build("a: b\nc: " + "x".repeat(499_000))).isPresent();
    }

    private Scalar scalar(String yaml) {
        return (Scalar) mapping(yaml).entries().get("a").value();
    }

    private Mapping mapping(String yaml) {
        Optional<Tree> tree = build(yaml);
        assertThat(findings.problems("test.yaml")).isEmpty();
        return (Mapping) tree.orElseThrow();
    }

    private List<String> problems(String yaml) {
        Findings found = new Findings();
        TreeBuilder.build("test.yaml", yaml, "write something", found);
        return found.problems("test.yaml").stream().map(Problem::toString).toList();
    }

    private Optional<Tree> build(String yaml) {
        return TreeBuilder.build("test.yaml", yaml, "write something", findings);
    }
}
