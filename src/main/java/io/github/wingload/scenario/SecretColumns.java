package io.github.wingload.scenario;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.scenario.data.SampleSets;
import io.github.wingload.text.Figures;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The columns of a plan's samples whose cells may appear in no output: the scenario or their name says so, or a secret header
 * contains them. None of them can name rows in results.
 */
record SecretColumns(Plan plan, SampleSets sets) {

    /** The most rows that may have secret cells: all of them are in memory, in each of their forms. */
    static final int MOST_ROWS = 100_000;

    /**
     * The tables with secret columns, and the indexes of these columns. Reports tables whose secret cells are too many to be known,
     * and keys that are secret; a table that has such a key without saying so gets the rows' numbers as names.
     */
    Map<SampleTable, Set<Integer>> checked() {
        Map<SampleTable, Set<Integer>> known = new LinkedHashMap<>();
        for (Samples samples : sets.all()) {
            SampleTable table = sets.table(samples).orElse(SampleTable.NONE);
            Set<Integer> secret = of(samples, table.columns().names());
            if (secret.isEmpty() || table.size() == 0) {
                continue;
            }
            Node node = sets.node(samples);
            checkKey(samples, table, secret, node);
            if (table.streamed() || table.size() > MOST_ROWS) {
                node.problem(
                        "the secret column "
                                + Node.quote(table.columns()
                                        .names()
                                        .get(secret.iterator().next())) + " has more than "
                                + Figures.count(MOST_ROWS) + " rows",
                        "use a file with fewer rows: all secret cells are kept in memory, to remove them from results");
            } else {
                known.put(table, secret);
            }
        }
        return known;
    }

    private void checkKey(Samples samples, SampleTable table, Set<Integer> secret, Node node) {
        if (table.columns().key().stream().noneMatch(secret::contains)) {
            return;
        }
        if (samples.key().isPresent()) {
            Keys.children(node)
                    .getOrDefault("key", node)
                    .problem(
                            "this column is secret, and the key of each row is written into the results",
                            "name another column, or remove key to name the rows by their numbers");
        } else {
            sets.nameByNumber(samples);
        }
    }

    private Set<Integer> of(Samples samples, List<String> names) {
        Set<Integer> secret = new TreeSet<>();
        sets.secretColumns(samples).forEach(name -> secret.add(names.indexOf(name)));
        int index = plan.samples().indexOf(samples);
        for (Task task : plan.tasks()) {
            if (task.samples().orElse(-1) == index) {
                Stream.concat(plan.side(task).target().headers().stream(), task.headers().stream())
                        .filter(Header::secret)
                        .flatMap(header -> header.value().segments().stream())
                        .forEach(segment -> {
                            if (segment instanceof Column column) {
                                secret.add(column.index());
                            }
                        });
            }
        }
        return secret;
    }
}
