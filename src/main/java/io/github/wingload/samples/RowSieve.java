package io.github.wingload.samples;

import io.github.wingload.plan.RowFilter;
import io.github.wingload.plan.RowFilter.Between;
import io.github.wingload.plan.RowFilter.CellTest;
import io.github.wingload.plan.RowFilter.In;
import io.github.wingload.plan.RowFilter.Length;
import io.github.wingload.plan.RowFilter.Matches;
import io.github.wingload.plan.RowFilter.NotIn;
import io.github.wingload.text.Excerpt;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The filters at work: tells the rows that are used from those that are left out. For one thread. */
final class RowSieve {

    /** Longer ones are no numbers that anybody compares, and slow to read. */
    private static final int LONGEST_NUMBER = 100;

    private record Mesh(int column, String name, CellTest test, Predicate<String> passes) {}

    private final List<Mesh> meshes = new ArrayList<>();
    private final ProblemList problems;

    /** @param columns a filter on a column that is not among them lets everything pass: the scenario's reader reports it */
    RowSieve(List<RowFilter> filters, List<String> columns, ProblemList problems) {
        this.problems = problems;
        for (RowFilter filter : filters) {
            int column = columns.indexOf(filter.column());
            if (column >= 0) {
                meshes.add(new Mesh(column, filter.column(), filter.test(), predicate(filter.test())));
            }
        }
    }

    boolean passes(RawRow row) {
        for (Mesh mesh : meshes) {
            String cell = row.cells().get(mesh.column());
            if (mesh.test() instanceof Between && number(cell) == null) {
                problems.add(
                        row.line(),
                        mesh.name(),
                        Excerpt.quoted(cell) + " is not a number, but the scenario's between compares numbers",
                        "write a number, or add a filter before it that leaves out the row: matches: \"^[0-9]+$\"");
                return false;
            }
            if (!mesh.passes().test(cell)) {
                return false;
            }
        }
        return true;
    }

    private static Predicate<String> predicate(CellTest test) {
        if (test instanceof In in) {
            return Set.copyOf(in.values())::contains;
        }
        if (test instanceof NotIn notIn) {
            return Predicate.not(Set.copyOf(notIn.values())::contains);
        }
        if (test instanceof Length length) {
            return cell -> {
                int count = cell.codePointCount(0, cell.length());
                return length.min() <= count && count <= length.max();
            };
        }
        if (test instanceof Between between) {
            return cell -> {
                BigDecimal number = number(cell);
                return between.min().compareTo(number) <= 0 && number.compareTo(between.max()) <= 0;
            };
        }
        return Pattern.compile(((Matches) test).regex()).asPredicate();
    }

    private static BigDecimal number(String cell) {
        try {
            return cell.length() <= LONGEST_NUMBER ? new BigDecimal(cell) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
