package io.github.wingload.scenario;

import io.github.wingload.plan.Header;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.Template.Column;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.scenario.data.SampleSets;
import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reports cells that a header takes and cannot hold: a line break in them would end the header. All rows that are used are looked
 * at, because a file that is read during the run is read once before it.
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
        Integer line = table.unfitForHeaders().get(use.column());
        if (line != null) {
            findings.problem(
                    Place.in(use.samples().file().toString(), line, 0),
                    table.columns().names().get(use.column()),
                    "a line break or another control character, which header " + header + " cannot hold",
                    "remove it from the cell");
        }
    }
}
