package io.github.wingload.samples;

import static io.github.wingload.plan.Samples.ColumnType.INTEGER;
import static io.github.wingload.plan.Samples.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.RowFilter.Length;
import io.github.wingload.plan.RowFilter.NotIn;
import io.github.wingload.plan.Samples.Format;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shapes that data files of load tests for model servers have, a few made-up lines of each. */
class DataFileShapesTest extends SampleFixture {

    @Test
    void revisionIdsWithoutAHeaderLine() {
        Said ids = file("wikidata_revids.tsv", "1945516043\n1945516099\n").columns("rev_id");
        assertThat(rows(ids)).containsExactly(List.of("1945516043"), List.of("1945516099"));
        assertThat(types(ids)).containsExactly(INTEGER);
    }

    @Test
    void languageAndIdBetweenTabs() {
        Said rows = file("lang_and_id.tsv", "en\t1123\nde\t88\n").columns("lang", "rev_id");
        assertThat(rows(rows)).containsExactly(List.of("en", "1123"), List.of("de", "88"));
        assertThat(types(rows)).containsExactly(STRING, INTEGER);
    }

    @Test
    void headedCsvWithThreeColumns() {
        Said articles = file("articles.csv", "language,page_title,page_id\nen,Douglas_Adams,8091\nja,東京,17\n");
        assertThat(table(articles).columns().names()).containsExactly("language", "page_title", "page_id");
        assertThat(types(articles)).containsExactly(STRING, STRING, INTEGER);
        assertThat(rows(articles)).containsExactly(List.of("en", "Douglas_Adams", "8091"), List.of("ja", "東京", "17"));
    }

    @Test
    void headedTsvWithoutTheRowsOfSomeLanguages() {
        Said changes = file("recentchanges.tsv", "lang\trev_id\ttitle\nen\t1\tA, B\nde\t2\tC\nes\t3\tD\nfr\t4\tE\n")
                .where("lang", new NotIn(List.of("de", "es")));
        assertThat(rows(changes)).containsExactly(List.of("en", "1", "A, B"), List.of("fr", "4", "E"));
        assertThat(table(changes).leftOut()).isEqualTo(2);
    }

    @Test
    void questionsInQuotesWithCommasWithinALength() {
        Said questions = file(
                        "questions.csv",
                        "id,question\n1,\"What, if anything, is \"\"it\"\"?\"\n2,Why?\n3,\"Where, exactly, is it?\"\n")
                .where("question", new Length(10, 350));
        assertThat(rows(questions))
                .containsExactly(List.of("1", "What, if anything, is \"it\"?"), List.of("3", "Where, exactly, is it?"));
    }

    @Test
    void idsInLinesOfTheirOwn() {
        Said ids = file("enwiki.input", "1234\n5678\n").as(Format.WORDS).columns("rev_id");
        assertThat(rows(ids)).containsExactly(List.of("1234"), List.of("5678"));
        assertThat(types(ids)).containsExactly(INTEGER);
    }

    @Test
    void languageAndIdBetweenBlanks() {
        Said rows = file("revertrisk.input", "en 1123\nru\t \t88\n")
                .as(Format.WORDS)
                .columns("lang", "rev_id");
        assertThat(rows(rows)).containsExactly(List.of("en", "1123"), List.of("ru", "88"));
        assertThat(types(rows)).containsExactly(STRING, INTEGER);
    }

    @Test
    void languageAndTitleWithBlanks() {
        Said titles = file("outlink.input", "en Wings of Desire, \"1987\"\npl Łódź – stacja \nja 東京　タワー\n")
                .as(Format.WORDS)
                .columns("lang", "title")
                .greedy("title");
        assertThat(rows(titles))
                .containsExactly(
                        List.of("en", "Wings of Desire, \"1987\""),
                        List.of("pl", "Łódź – stacja"),
                        List.of("ja", "東京　タワー"));
    }

    @Test
    void languageTitleWithBlanksAndNumber() {
        Said titles = file("descriptions.input", "en Clandonald 2\nde  Der Himmel  über Berlin 10\nfr 1984 3\n")
                .as(Format.WORDS)
                .columns("lang", "title", "num_beams")
                .greedy("title");
        assertThat(rows(titles))
                .containsExactly(
                        List.of("en", "Clandonald", "2"),
                        List.of("de", "Der Himmel  über Berlin", "10"),
                        List.of("fr", "1984", "3"));
        assertThat(types(titles)).containsExactly(STRING, STRING, INTEGER);
    }

    @Test
    void wholeLinesOfText() {
        Said texts = file("langid.input", " Some text, with \"quotes\"\tand tabs. \r\nÇa va?\n")
                .as(Format.WORDS)
                .columns("text")
                .greedy("text");
        assertThat(rows(texts)).containsExactly(List.of(" Some text, with \"quotes\"\tand tabs. "), List.of("Ça va?"));
    }

    @Test
    void barSeparatedListsAreCells() {
        Said scores = file("ores.input", "enwiki damaging|goodfaith 1234|5678\nwikidatawiki itemquality 99\n")
                .as(Format.WORDS)
                .columns("wiki", "models", "revids");
        assertThat(rows(scores))
                .containsExactly(
                        List.of("enwiki", "damaging|goodfaith", "1234|5678"),
                        List.of("wikidatawiki", "itemquality", "99"));
        assertThat(types(scores)).containsExactly(STRING, STRING, STRING);
    }
}
