package io.github.wingload.scenario;

import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.samples.SampleProblem;
import io.github.wingload.samples.SampleProblems;
import io.github.wingload.samples.SampleReader;
import io.github.wingload.samples.SampleReading;
import io.github.wingload.samples.SampleTable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code samples}: the file with the rows, and the rows themselves.
 *
 * @param samples empty if the scenario has none
 * @param table the rows; empty if a problem kept them from being read
 */
record SamplesSection(Optional<Samples> samples, Optional<SampleTable> table) {

    private static final Map<String, Pick> PICKS = Words.of(Pick.class, '_');
    private static final Map<String, ColumnType> TYPES = Words.of(ColumnType.class, '_');

    static SamplesSection read(Node node, SampleSets sets) {
        if (!node.present()) {
            return new SamplesSection(Optional.empty(), Optional.of(SampleTable.NONE));
        }
        Keys keys = node.keys("file", "pick", "columns", "types");
        Node fileNode = keys.required("file", "file: payloads/rows.csv");
        Optional<Path> file = fileNode.file();
        Pick pick = keys.get("pick").oneOf(PICKS).orElse(Pick.RANDOM);
        Optional<List<String>> columns = columns(keys.get("columns"));
        Map<String, ColumnType> types = types(keys.get("types"));
        boolean columnsAreFaulty = keys.has("columns") && columns.isEmpty();
        if (file.isEmpty() || columnsAreFaulty) {
            return new SamplesSection(Optional.empty(), Optional.empty());
        }
        Samples samples = new Samples(file.get(), pick, columns, types);
        Optional<SampleTable> table = sets.table(samples, () -> table(fileNode, samples));
        table.ifPresent(rows -> checkTypes(keys.get("types"), types, rows));
        return new SamplesSection(Optional.of(samples), table);
    }

    /** True if there is a row to take cells from, though it could not be read perhaps. */
    boolean given() {
        return samples.isPresent() || table.isEmpty();
    }

    /** The columns' names; nothing if a problem kept the samples from being read, and any name may be right. */
    Optional<List<String>> columnNames() {
        return table.map(rows -> rows.columns().names());
    }

    /** True if the columns' names come from the file. */
    boolean namedByFile() {
        return samples.flatMap(Samples::columns).isEmpty();
    }

    private static Optional<List<String>> columns(Node node) {
        if (!node.present()) {
            return Optional.empty();
        }
        List<Node> items = node.items("[rev_id, title]");
        List<String> names =
                items.stream().flatMap(item -> item.text().stream()).toList();
        List<String> faults = SampleReader.faultsOf(names);
        faults.forEach(fault -> node.problem(fault, "give every column its own name"));
        if (node.isSequence() && items.isEmpty()) {
            node.problem("an empty list", "name the file's columns, for example [rev_id, title]");
        }
        boolean complete = !names.isEmpty() && names.size() == items.size() && faults.isEmpty();
        return complete ? Optional.of(names) : Optional.empty();
    }

    private static Map<String, ColumnType> types(Node node) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        node.children("{rev_id: integer, title: string}")
                .forEach((column, type) -> type.oneOf(TYPES).ifPresent(word -> types.put(column, word)));
        return types;
    }

    private static void checkTypes(Node node, Map<String, ColumnType> types, SampleTable table) {
        List<String> names = table.columns().names();
        Map<String, Node> children = Keys.children(node);
        types.keySet().stream()
                .filter(column -> !names.contains(column))
                .forEach(column -> children.get(column)
                        .keyProblem("the samples have no such column", Spelling.remedy(column, names)));
    }

    private static Optional<SampleTable> table(Node fileNode, Samples samples) {
        SampleReading reading = SampleReader.read(samples);
        if (reading instanceof SampleProblems wrong) {
            String name = fileNode.fileName();
            for (SampleProblem problem : wrong.problems()) {
                fileNode.findings()
                        .problem(new Problem(
                                name, problem.line(), 0, problem.column(), problem.found(), problem.remedy()));
            }
            return Optional.empty();
        }
        return Optional.of((SampleTable) reading);
    }
}
