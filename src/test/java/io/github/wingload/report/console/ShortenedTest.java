package io.github.wingload.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortenedTest {

    @ParameterizedTest
    @CsvSource({
        "/predict, 8, /predict",
        "/predict, 7, /pr…ict",
        "/predict, 2, …t",
        "/predict, 1, …",
        "名前名前, 8, 名前名前",
        "名前名前, 7, 名…名前"
    })
    void namesLoseTheirMiddle(String name, int columns, String shortened) {
        assertThat(Shortened.inTheMiddle(name, columns)).isEqualTo(shortened);
        assertThat(Style.width(shortened)).isLessThanOrEqualTo(columns);
    }
}
