package io.github.wingload.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

    @ParameterizedTest
    @CsvSource({
        "report.md, , MARKDOWN",
        "report.HTML, , HTML",
        "report, , REMARKUP",
        "/dev/stdout, , REMARKUP",
        "report.txt, MARKDOWN, MARKDOWN",
        "report.html, HTML, HTML",
        "report.wiki, MARKDOWN, MARKDOWN",
        ", JSON, JSON",
        ", , REMARKUP"
    })
    void theNameOfTheFileOrTheOptionTellsTheFormat(String file, TextFormat given, TextFormat expected) {
        assertThat(TextFormat.ALL.chosen(
                        Optional.ofNullable(given), Optional.ofNullable(file).map(Path::of), TextFormat.REMARKUP))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "x.png, , x.png is a picture by its name",
        "x.svg, MARKDOWN, x.svg is a picture by its name",
        "x.html, JSON, 'x.html is html by its name, and --format says json'",
        "x.pdf, , the name of x.pdf does not tell the format",
        "x.csv, , the name of x.csv does not tell the format"
    })
    void aNameOfAnotherKindOfFileIsRefused(String file, TextFormat given, String problem) {
        assertThatThrownBy(() -> TextFormat.ALL.chosen(
                        Optional.ofNullable(given), Optional.of(Path.of(file)), TextFormat.CONSOLE))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(problem);
    }
}
