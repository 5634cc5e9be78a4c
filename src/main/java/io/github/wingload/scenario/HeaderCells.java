package io.github.wingload.scenario;

import io.github.wingload.plan.Header;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.Template.Column;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.scenario.data.SampleSets;
import io.github.wingload.text.Excerpt;
import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Place;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reports cells that a header takes and cannot hold: a line break in them would end the header.
 *
 * <p>Of samples that are read during the run, only the kept rows are looked at; a call with such a cell from another row is not
 * sent.
 */
record HeaderCells(SampleSets sets, Findings findings) {

    /** A column of some samples in a header. */
    private record Use(Samples samples, int column) {}

    void check(List<Header> targetHeaders, List<Task> tasks) {
        Set<Use> seen = new HashSet<>();
        for (Task task : tasks) {
            if (task.samples().isPresent()) {
                Samples samples = sets.all().get(task.samples().getAsInt());
                for (Header header : Header.merged(targetHeaders, task.headers())) {
                    header.value().segments().stream()
                            .filter(Column.class::isInstance)
                            .map(segment -> new Use(samples, ((Column) segment).index()))
                            .filter(seen::add)
                            .forEach(use -> check(use, header.name()));
                }
            }
        }
    }

    private void check(Use use, String header) {
        SampleTable table = sets.table(use.samples()).orElse(SampleTable.NONE);
        if (use.column() >= table.columns().names().size()) {
            // The samples have problems, which are reported.
            return;
        }
        IntStream.range(0, table.keptCount())
                .mapToObj(table::row)
                .filter(row -> hasControl(row, use.column()))
                .findFirst()
                .ifPresent(row -> findings.problem(
                        Place.in(use.samples().file().toString(), 0, 0),
                        "",
                        "row " + (row.number() + 1) + " has a line break or another control character in column "
                                + Excerpt.quoted(table.columns().names().get(use.column())) + ", and header " + header
                                + " takes that column",
                        "remove it from the cell"));
    }

    private static boolean hasControl(SampleRow row, int column) {
        ByteBuffer utf8 = row.utf8(column);
        while (utf8.hasRemaining()) {
            byte b = utf8.get();
            if (b >= 0 && b < ' ' && b != '\t' || b == 0x7f) {
                return true;
            }
        }
        return false;
    }
}
