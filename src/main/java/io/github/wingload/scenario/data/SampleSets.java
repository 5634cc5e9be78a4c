package io.github.wingload.scenario.data;

import io.github.wingload.plan.Samples;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.yaml.Node;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** The data sets of a scenario: each is read once, however many tasks and users share it. */
public final class SampleSets {

    private final Map<Samples, Optional<SampleTable>> tables = new LinkedHashMap<>();
    private final Map<Samples, Node> nodes = new HashMap<>();
    private final Map<Samples, Set<String>> secretColumns = new HashMap<>();

    /**
     * The rows of these samples. The reader is called only for the first of equal definitions.
     *
     * @param node where they are defined
     */
    Optional<SampleTable> table(Samples samples, Node node, Supplier<Optional<SampleTable>> reader) {
        nodes.putIfAbsent(samples, node);
        return tables.computeIfAbsent(samples, any -> reader.get());
    }

    /** Where the scenario defines these samples first. */
    public Node node(Samples samples) {
        return Objects.requireNonNull(nodes.get(samples), "unknown samples");
    }

    /** Names the rows of these samples by their numbers. */
    public void nameByNumber(Samples samples) {
        tables.computeIfPresent(samples, (any, table) -> table.map(SampleTable::namedByNumber));
    }

    /** Adds the columns whose cells may appear in no output. */
    void hide(Samples samples, Collection<String> columns) {
        secretColumns.computeIfAbsent(samples, any -> new HashSet<>()).addAll(columns);
    }

    /** The names of the columns whose cells may appear in no output. */
    public Set<String> secretColumns(Samples samples) {
        return secretColumns.getOrDefault(samples, Set.of());
    }

    /** The index of the samples in the plan; empty without samples. */
    public OptionalInt indexOf(Optional<Samples> samples) {
        return samples.isPresent() ? OptionalInt.of(all().indexOf(samples.get())) : OptionalInt.empty();
    }

    /** In the order of their first occurrence. */
    public List<Samples> all() {
        return List.copyOf(tables.keySet());
    }

    /** The names of their columns; empty if they could not be read. */
    List<String> columnNames(Samples samples) {
        return table(samples).map(table -> table.columns().names()).orElse(List.of());
    }

    /** The rows; empty if they could not be read. */
    public Optional<SampleTable> table(Samples samples) {
        return tables.getOrDefault(samples, Optional.empty());
    }

    /** The tables that could be read, in the same order. */
    public List<SampleTable> tables() {
        return tables.values().stream().flatMap(Optional::stream).toList();
    }
}
