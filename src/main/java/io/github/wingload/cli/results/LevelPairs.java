package io.github.wingload.cli.results;

import io.github.wingload.artefact.RunName;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.vllmbench.BenchDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The levels of two directories with results at several loads, each with the same level of the other. */
final class LevelPairs {

    private LevelPairs() {}

    /**
     * A level on both sides.
     *
     * @param a file of side A
     * @param b file of side B
     */
    record Pair(String a, String b) {}

    /**
     * The pairs of two directories with {@code cN.json}; empty if one of the names is not such a directory.
     *
     * @param warn receives a sentence for each level that one side lacks
     * @throws UserError if only one is such a directory, or no level is in both
     */
    static List<Pair> of(String a, String b, Path results, Consumer<String> warn) throws UnreadableRunException {
        Optional<Path> ofA = directory(a, results);
        Optional<Path> ofB = directory(b, results);
        if (ofA.isEmpty() && ofB.isEmpty()) {
            return List.of();
        }
        if (ofA.isEmpty() || ofB.isEmpty()) {
            throw new UserError(
                    (ofA.isEmpty() ? b : a) + " has results at several loads and " + (ofA.isEmpty() ? a : b)
                            + " at one",
                    "Name one of its files, such as c8.json, or a directory with results at several loads on both sides.");
        }
        Set<String> levelsA = BenchDirectory.read(ofA.get()).levels().keySet();
        Set<String> levelsB = BenchDirectory.read(ofB.get()).levels().keySet();
        List<Pair> pairs = new ArrayList<>();
        for (String level : levelsA) {
            if (levelsB.contains(level)) {
                pairs.add(new Pair(
                        ofA.get().resolve(level).toString(),
                        ofB.get().resolve(level).toString()));
            } else {
                warn.accept(b + " has no " + level + "; it is not compared.");
            }
        }
        levelsB.stream()
                .filter(level -> !levelsA.contains(level))
                .forEach(level -> warn.accept(a + " has no " + level + "; it is not compared."));
        if (pairs.isEmpty()) {
            throw new UserError("no level is in both " + a + " and " + b, "Compare results at the same loads.");
        }
        return pairs;
    }

    /** Runs that are found by name are not looked for here: whoever reads them reports what is wrong with their names. */
    private static Optional<Path> directory(String name, Path results) throws UnreadableRunException {
        return Files.isDirectory(Path.of(name)) && RunName.find(name, results) instanceof RunName.Benchmark found
                ? Optional.of(found.path())
                : Optional.empty();
    }
}
