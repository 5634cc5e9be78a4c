package io.github.wingload.yaml;

import io.github.wingload.text.Figures;
import io.github.wingload.text.ForeignWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Collects the problems, notes and warnings of one reading, and the variables and files that it used. */
public final class Findings {

    /** How many problems are kept. More help nobody, and a file of 200,000 wrong values has as many. */
    static final int MOST_KEPT = 1_000;

    private final ForeignWords foreign;
    private final Set<Problem> known = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private int problemCount;
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Set<Variable> variables = new LinkedHashSet<>();
    private final Map<String, Boolean> references = new TreeMap<>();
    private final Set<NamedFile> files = new LinkedHashSet<>();

    /** The findings of a document that no other tool has. */
    public Findings() {
        this(ForeignWords.NONE);
    }

    /** @param foreign keys of other tools' documents, which users may write by habit */
    public Findings(ForeignWords foreign) {
        this.foreign = foreign;
    }

    /**
     * A variable of the environment in a value of the document.
     *
     * @param path of the value
     * @param value of the variable
     */
    public record Variable(String path, String value) {}

    /**
     * A file or folder that a value names.
     *
     * @param path of it, relative to the working directory or absolute
     * @param absolute true if the value names it by its absolute path
     */
    public record NamedFile(Path path, boolean absolute) {}

    /** Adds a problem; one that was found before is not added again, as where tasks are read for each side of a comparison. */
    public void problem(Problem problem) {
        if (!known.add(problem)) {
            return;
        }
        problemCount++;
        if (problems.size() < MOST_KEPT) {
            problems.add(problem);
        }
    }

    /** Adds a problem at a place. On the command line, the option's name replaces the path. */
    public void problem(Place place, String path, String found, String remedy) {
        problem(place.problem(path, found, remedy));
    }

    public void note(String note) {
        notes.add(note);
    }

    public void warn(String warning) {
        warnings.add(warning);
    }

    /**
     * The remedy for a key that is not among the known ones.
     *
     * @param around the key of the mapping or list that it is in; empty at the top level
     */
    String remedy(String around, String key, Collection<String> known) {
        return foreign.advice(around + "." + key)
                .or(() -> foreign.advice(key))
                .orElseGet(() -> Words.remedy(key, known));
    }

    void variable(Variable used) {
        variables.add(used);
    }

    /** The variables that values refer to, in the order of the document; not those whose default was used. */
    public Set<Variable> variables() {
        return variables;
    }

    /** @param needed true if the value has no default */
    void reference(String variable, boolean needed) {
        references.merge(variable, needed, Boolean::logicalOr);
    }

    /** The names of the variables that values refer to, set or not, and whether some value has no default for it. */
    public Map<String, Boolean> references() {
        return Collections.unmodifiableMap(references);
    }

    void file(NamedFile file) {
        files.add(file);
    }

    /** The files and folders that values name, in the order of the reading. */
    public Set<NamedFile> files() {
        return Collections.unmodifiableSet(files);
    }

    /** How many problems were found so far. */
    public int problemCount() {
        return problemCount;
    }

    /** The problems of this file in its order, then the others in the order in which they were found; at most {@value #MOST_KEPT}. */
    public List<Problem> problems(String file) {
        Comparator<Problem> order =
                Comparator.comparing(problem -> !problem.file().equals(file));
        Stream<Problem> kept = problems.stream()
                .sorted(order.thenComparingInt(problem -> problem.file().equals(file) ? problem.line() : 0)
                        .thenComparingInt(problem -> problem.file().equals(file) ? problem.column() : 0));
        int more = problemCount - problems.size();
        Stream<Problem> rest = more == 0
                ? Stream.empty()
                : Stream.of(Place.in(file, 0, 0)
                        .problem(
                                "",
                                "there are " + Figures.count(more) + " more problems",
                                "fix the first ones and try again"));
        return Stream.concat(kept, rest).toList();
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }

    public List<String> warnings() {
        return List.copyOf(warnings);
    }
}
