package io.github.wingload.samples;

import io.github.wingload.plan.RowFilter;
import io.github.wingload.plan.RowFilter.Between;
import io.github.wingload.plan.RowFilter.CellTest;
import io.github.wingload.plan.RowFilter.In;
import io.github.wingload.plan.RowFilter.Length;
import io.github.wingload.plan.RowFilter.Matches;
import io.github.wingload.plan.RowFilter.NotIn;
import io.github.wingload.plan.task.Match;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.LinearPattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Applies the filters: keeps the rows that are used. For one thread. */
final class RowSieve {

    /** Longer texts are not compared as numbers, because reading them is slow. */
    private static final int LONGEST_NUMBER = 100;

    private static final Match<CellTest, Predicate<String>> TESTS = Match.<CellTest, Predicate<String>>over(
                    CellTest.class)
            .on(In.class, in -> Set.copyOf(in.values())::contains)
            .on(NotIn.class, notIn -> Predicate.not(Set.copyOf(notIn.values())::contains))
            .on(Length.class, length -> cell -> fits(length, cell))
            .on(
                    Between.class,
                    bounds -> cell -> number(cell)
                            .filter(number -> isWithin(bounds, number))
                            .isPresent())
            .on(Matches.class, matches -> LinearPattern.of(matches.regex())::isIn)
            .complete();

    private record Filter(int column, RowFilter filter, Predicate<String> passes) {}

    private final List<Filter> filters = new ArrayList<>();
    private final ProblemList problems;

    /** @param columns a filter on an unknown column excludes no row; the scenario's reader reports it */
    RowSieve(List<RowFilter> filters, List<String> columns, ProblemList problems) {
        this.problems = problems;
        for (RowFilter filter : filters) {
            int column = columns.indexOf(filter.column());
            if (column >= 0) {
                this.filters.add(new Filter(column, filter, TESTS.of(filter.test())));
            }
        }
    }

    /** True if the row is used. A cell that should be a number and is not is reported. */
    boolean passes(RawRow row) {
        for (Filter filter : filters) {
            String cell = row.cells().get(filter.column());
            if (filter.filter().test() instanceof Between && number(cell).isEmpty()) {
                problems.add(
                        row.line(),
                        filter.filter().column(),
                        Excerpt.quoted(cell) + " is not a number, but the scenario's between compares numbers",
                        "write a number, or add a filter before it that leaves out the row: matches: \"^[0-9]+$\"");
            }
            if (!filter.passes().test(cell)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(Length length, String cell) {
        int count = cell.codePointCount(0, cell.length());
        return length.min() <= count && count <= length.max();
    }

    private static boolean isWithin(Between bounds, BigDecimal number) {
        return bounds.min().compareTo(number) <= 0 && number.compareTo(bounds.max()) <= 0;
    }

    private static Optional<BigDecimal> number(String cell) {
        try {
            return Optional.of(cell)
                    .filter(text -> text.length() <= LONGEST_NUMBER)
                    .map(BigDecimal::new);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
