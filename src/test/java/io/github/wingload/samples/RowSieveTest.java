package io.github.wingload.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.RowFilter.Between;
import io.github.wingload.plan.RowFilter.In;
import io.github.wingload.plan.RowFilter.Length;
import io.github.wingload.plan.RowFilter.Matches;
import io.github.wingload.plan.RowFilter.NotIn;
import io.github.wingload.plan.Samples.ColumnType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowSieveTest extends SampleFixture {

    private static final String ROWS = "id,lang,title\n1,en,Ab\n20,de,𝄞𝄞𝄞\n300,en,bAb\n9007199254740993,fr,\n";

    @Test
    void eachFilterPassesItsRows() {
        assertThat(ids(all().where("lang", new In(List.of("en"))))).containsExactly("1", "300");
        assertThat(ids(all().where("lang", new NotIn(List.of("en", "fr"))))).containsExactly("20");
        assertThat(ids(all().where("title", new Length(2, 3)))).containsExactly("1", "20", "300");
        assertThat(ids(all().where("title", new Length(0, 2)))).containsExactly("1", "9007199254740993");
        assertThat(ids(all().where("title", new Matches("^A")))).containsExactly("1");
        assertThat(ids(all().where("title", new Matches("A")))).containsExactly("1", "300");
    }

    @Test
    void boundsAreIncludedAndExact() {
        assertThat(ids(all().where("id", between("20", "300")))).containsExactly("20", "300");
        assertThat(ids(all().where("id", between("9007199254740993", "1e20")))).containsExactly("9007199254740993");
        assertThat(ids(all().where("id", between("0", "9007199254740992")))).hasSize(3);
    }

    @Test
    void aRowMustPassAllFilters() {
        Said english = all().where("lang", new In(List.of("en"))).where("id", between("2", "400"));
        assertThat(ids(english)).containsExactly("300");
        assertThat(table(english).leftOut()).isEqualTo(3);
        assertThat(table(english).row(0).number()).isZero();
    }

    @Test
    void excludedRowsAreNotCheckedForTheirType() {
        Said numbers = file("rows.csv", "id\nx\n5\n").where("id", new Matches("^[0-9]+$"));
        assertThat(types(numbers)).containsExactly(ColumnType.INTEGER);
        assertThat(rows(numbers.where("id", between("1", "9")).types(Map.of("id", ColumnType.INTEGER))))
                .containsExactly(List.of("5"));
    }

    @Test
    void textInANumericFilterIsAProblem() {
        assertThat(problems(file("rows.csv", "id\n5\nx\n").where("id", between("1", "9"))))
                .containsExactly(
                        "3 id: \"x\" is not a number, but the scenario's between compares numbers; write a number, "
                                + "or add a filter before it that leaves out the row: matches: \"^[0-9]+$\"");
    }

    @Test
    void filtersThatExcludeAllRowsAreAProblem() {
        assertThat(problems(all().where("lang", new In(List.of("eo")))))
                .containsExactly("0 : where excludes all of its 4 rows; relax the filters, or name another file");
    }

    private Said all() {
        return file("rows.csv", ROWS);
    }

    private static Between between(String min, String max) {
        return new Between(new BigDecimal(min), new BigDecimal(max));
    }

    private static List<String> ids(Said said) {
        return rows(said).stream().map(row -> row.get(0)).toList();
    }
}
