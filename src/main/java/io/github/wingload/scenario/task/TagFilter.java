package io.github.wingload.scenario.task;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which tasks are done, by their tags, as Locust has it: those with one of the included tags, if any are named, and without an
 * excluded one. A task has the tags of its user class too.
 *
 * @param included empty for all tasks
 */
public record TagFilter(Set<String> included, Set<String> excluded) {

    /** Selects every task. */
    public static final TagFilter ALL = new TagFilter(Set.of(), Set.of());

    public TagFilter {
        included = Set.copyOf(included);
        excluded = Set.copyOf(excluded);
    }

    /**
     * The filter of a command line.
     *
     * @param included tags with commas between them
     */
    public static TagFilter of(Optional<String> included, Optional<String> excluded) {
        return new TagFilter(tags(included), tags(excluded));
    }

    private static Set<String> tags(Optional<String> list) {
        return list.stream()
                .flatMap(tags -> Stream.of(tags.split(",")))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toSet());
    }

    boolean selects(Collection<String> ofClass, Collection<String> ofTask) {
        Set<String> tags = new HashSet<>(ofClass);
        tags.addAll(ofTask);
        return (included.isEmpty() || included.stream().anyMatch(tags::contains))
                && excluded.stream().noneMatch(tags::contains);
    }

    /** The options that name the tags, as they are typed. */
    String options() {
        return Stream.of(option("--tags", included), option("--exclude-tags", excluded))
                .filter(option -> !option.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String option(String name, Set<String> tags) {
        return tags.isEmpty() ? "" : name + " " + tags.stream().sorted().collect(Collectors.joining(","));
    }
}
