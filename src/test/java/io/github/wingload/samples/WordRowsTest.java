package io.github.wingload.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Samples.Format;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordRowsTest extends SampleFixture {

    @Test
    void greedyColumnMayComeFirst() {
        assertThat(rows(words("a b c 1\nd 2\n").columns("title", "n").greedy("title")))
                .containsExactly(List.of("a b c", "1"), List.of("d", "2"));
    }

    @Test
    void blankLinesAreSkippedAndCounted() {
        assertThat(rows(words("\nen 1\n  \t\nde 2\n").columns("lang", "id")))
                .containsExactly(List.of("en", "1"), List.of("de", "2"));
        assertThat(problems(words("\nen 1\n  \t\nde\n").columns("lang", "id")))
                .containsExactly("4 : 1 word for 2 columns; write a word for each of lang, id, "
                        + "or name the column that may have several: greedy: NAME");
    }

    @Test
    void everyColumnNeedsAWord() {
        assertThat(problems(
                        words("en a 1\nen 2\n").columns("lang", "title", "n").greedy("title")))
                .containsExactly("2 : 2 words for 3 columns; write a word for each of lang, title, n");
        assertThat(problems(words("en a 1\n").columns("lang", "n")))
                .singleElement()
                .asString()
                .startsWith("1 : 3 words");
    }

    @Test
    void declaredHeaderLineIsSkipped() {
        assertThat(rows(words("lang id\nen 1\n").columns("l", "i").header(true)))
                .containsExactly(List.of("en", "1"));
    }

    @Test
    void fileWithoutWordsIsAProblem() {
        assertThat(problems(words(" \n\n").columns("text").greedy("text")))
                .containsExactly("0 : the file is empty; write at least one row of data");
    }

    private Said words(String content) {
        return file("rows.input", content).as(Format.WORDS);
    }
}
