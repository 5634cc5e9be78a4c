package io.github.wingload.cli.command;

import io.github.wingload.artefact.RunName;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.diff.LevelsDiff;
import io.github.wingload.diff.LevelsDiff.LevelDiff;
import io.github.wingload.diff.Rules;
import io.github.wingload.diff.Yardstick;
import io.github.wingload.sweep.Level;
import io.github.wingload.sweep.Level.Kind;
import io.github.wingload.sweep.Sweep;
import io.github.wingload.sweep.SweptLevel;
import io.github.wingload.sweep.saved.SavedSweep;
import io.github.wingload.vllmbench.BenchDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Results at several loads: a sweep, or a directory with {@code cN.json} of vllm-bench.
 *
 * @param name as the user wrote it
 * @param runs where the run of each load is, in order of load; rates are per second
 * @param confirmations where the longer runs are that confirm the result of a search, by load
 */
public record LeveledResult(String name, Map<Level, Path> runs, Map<Level, Path> confirmations) {

    private static final String NOT_DIGITS = "[^0-9]";

    public LeveledResult {
        runs = Collections.unmodifiableMap(new LinkedHashMap<>(runs));
        confirmations = Collections.unmodifiableMap(new LinkedHashMap<>(confirmations));
    }

    /**
     * Finds results at several loads; empty if the name is that of something else. A sweep that also has {@code cN.json} is read as
     * a sweep. Runs that are found by name are not looked for; the code that reads them reports what is wrong with their names.
     *
     * @throws UnreadableRunException if a file cannot be read
     * @throws UserError if no run of a sweep has ended
     */
    public static Optional<LeveledResult> find(String name) throws UnreadableRunException {
        Path path = Path.of(name);
        Optional<Path> sweep = SavedSweep.directory(path);
        if (sweep.isPresent()) {
            LeveledResult found = of(name, sweep.get(), SavedSweep.read(sweep.get()));
            if (found.runs.isEmpty()) {
                throw new UserError("no run of the sweep " + name + " has ended", "Name a sweep with runs.");
            }
            return Optional.of(found);
        }
        if (Files.isDirectory(path) && RunName.find(name, path) instanceof RunName.Benchmark found) {
            Map<Level, Path> runs = new LinkedHashMap<>();
            for (String file : BenchDirectory.read(found.path()).levels().keySet()) {
                int users = Integer.parseInt(file.replaceAll(NOT_DIGITS, ""));
                runs.put(new Level(Kind.USERS, users), found.path().resolve(file));
            }
            return Optional.of(new LeveledResult(name, runs, Map.of()));
        }
        return Optional.empty();
    }

    /** The last run of each level of a sweep, and of each confirmation. */
    public static LeveledResult of(String name, Path directory, Sweep sweep) {
        return new LeveledResult(
                name, places(directory, sweep.lastRuns()), places(directory, sweep.lastConfirmations()));
    }

    private static Map<Level, Path> places(Path directory, List<SweptLevel> levels) {
        Map<Level, Path> places = new LinkedHashMap<>();
        levels.forEach(swept -> places.put(swept.level().in(Kind.PER_SECOND), directory.resolve(swept.run())));
        return places;
    }

    /** True if there is a run at one of these loads. */
    public boolean hasAny(Collection<Level> levels) {
        return levels.stream().map(level -> level.in(Kind.PER_SECOND)).anyMatch(runs::containsKey);
    }

    /**
     * Compares the runs of each load that both sides have, with this as side A; confirmations with confirmations, which are longer.
     *
     * @param force true to compare runs that are not comparable
     * @param warn receives a sentence for each problem with the files of a run
     * @throws UnreadableRunException if a run cannot be read
     * @throws UserError if there is no such load
     */
    public LevelsDiff diff(LeveledResult b, Function<Yardstick, Rules> rules, boolean force, Consumer<String> warn)
            throws UnreadableRunException {
        if (!hasAny(b.runs.keySet())) {
            throw new UserError("no level is in both " + name + " and " + b.name, "Compare results at the same loads.");
        }
        List<LevelDiff> levels = new ArrayList<>();
        for (Map.Entry<Level, Path> level : runs.entrySet()) {
            Path other = b.runs.get(level.getKey());
            if (other != null) {
                levels.add(diff(level.getKey().label(), level.getValue(), other, rules, force, warn));
            }
        }
        for (Map.Entry<Level, Path> level : confirmations.entrySet()) {
            Path other = b.confirmations.get(level.getKey());
            if (other != null) {
                levels.add(
                        diff(level.getKey().label() + ", confirmation", level.getValue(), other, rules, force, warn));
            }
        }
        return new LevelsDiff(name, b.name, levels, lacking(b.runs.keySet()), b.lacking(runs.keySet()));
    }

    private static LevelDiff diff(
            String load, Path a, Path b, Function<Yardstick, Rules> rules, boolean force, Consumer<String> warn)
            throws UnreadableRunException {
        ComparedSides sides = ComparedSides.of(List.of(open(a)), List.of(open(b)), rules, warn);
        boolean refused = !force && !sides.diff().unlike().isEmpty();
        return new LevelDiff(load, sides.diff(), refused);
    }

    private List<String> lacking(Set<Level> other) {
        return runs.keySet().stream()
                .filter(level -> !other.contains(level))
                .map(Level::label)
                .toList();
    }

    private static NamedRun open(Path run) throws UnreadableRunException {
        return NamedRun.open(run.toString(), run);
    }
}
