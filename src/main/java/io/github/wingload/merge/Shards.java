package io.github.wingload.merge;

import io.github.wingload.artefact.PlanDigest;
import io.github.wingload.artefact.RunDirectory;
import io.github.wingload.artefact.SavedRun;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.plan.Shard;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Manifest.SampleSet;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Shards of one run: they have the same plan, the same samples and the same version of wingload.
 *
 * @param runs by index and start; at least one
 * @param only the shards that the result is to consist of, ascending; empty for all
 */
public record Shards(List<ShardRun> runs, Optional<List<Integer>> only) {

    public Shards {
        runs = List.copyOf(runs);
        only = only.map(List::copyOf);
    }

    /**
     * Reads the descriptions of shards. A directory that is a copy of another counts once.
     *
     * @param directories of their runs, in any order; at least one
     * @param only the shards that the result is to consist of; empty for all
     * @throws CannotMergeException if they do not belong together, with all problems
     */
    public static Shards read(List<Path> directories, Optional<List<Integer>> only) throws CannotMergeException {
        List<String> problems = new ArrayList<>();
        List<ShardRun> runs = new ArrayList<>();
        for (Path directory : directories) {
            read(directory, problems)
                    .filter(run -> runs.stream().noneMatch(run::copyOf))
                    .ifPresent(runs::add);
        }
        if (!runs.isEmpty()) {
            ShardRun first = runs.get(0);
            runs.forEach(run -> differences(first, run, problems));
            only.ifPresent(wanted -> wanted.stream()
                    .filter(index -> index >= first.shard().count())
                    .forEach(index -> problems.add("there is no shard " + index + " of "
                            + first.shard().count() + "; they are numbered from 0")));
        }
        if (!problems.isEmpty()) {
            throw new CannotMergeException(problems);
        }
        if (only.isPresent() && runs.stream().noneMatch(run -> only.get().contains(run.index()))) {
            throw new CannotMergeException(List.of("none of the directories is of these shards"));
        }
        List<Integer> wanted =
                only.map(some -> some.stream().distinct().sorted().toList()).orElse(List.of());
        return new Shards(
                runs.stream()
                        .filter(run -> only.isEmpty() || wanted.contains(run.index()))
                        .sorted(Comparator.comparingInt(ShardRun::index)
                                .thenComparing(ShardRun::start)
                                .thenComparing(run -> run.manifest().id()))
                        .toList(),
                only.map(some -> wanted));
    }

    private static Optional<ShardRun> read(Path directory, List<String> problems) {
        try {
            SavedRun saved = SavedRun.read(directory);
            if (saved.recorded().merged().isPresent()) {
                problems.add(directory + " was merged already; name the directories of the shards");
            } else if (saved.manifest().plan().shard().isEmpty()) {
                problems.add(directory + " is a run of its own, not a shard");
            } else if (!saved.callsKept()) {
                problems.add(directory
                        + " has no complete calls.csv, which a merge needs; the scenario's \"calls: on\" keeps"
                        + " it at any rate");
            } else {
                return Optional.of(new ShardRun(directory, saved, digest(RunDirectory.runJson(directory))));
            }
        } catch (UnreadableRunException unreadable) {
            problems.add(String.valueOf(unreadable.getMessage()));
        } catch (IOException failure) {
            problems.add(directory + " cannot be read: " + failure.getMessage());
        }
        return Optional.empty();
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Sha256.of(in);
        }
    }

    private static void differences(ShardRun first, ShardRun other, List<String> problems) {
        Manifest one = first.manifest();
        Manifest two = other.manifest();
        Shard shard = other.shard();
        differs(first, other, "is of the run " + shard.run(), first.shard().run(), shard.run(), problems);
        differs(
                first,
                other,
                "is one of " + shard.count() + " shards",
                first.shard().count(),
                shard.count(),
                problems);
        differs(first, other, "was made by wingload " + two.version(), one.version(), two.version(), problems);
        differs(first, other, "has another plan", PlanDigest.of(one.plan()), PlanDigest.of(two.plan()), problems);
        differs(first, other, "has other samples", samples(one), samples(two), problems);
    }

    private static List<String> samples(Manifest manifest) {
        return manifest.samples().stream().map(SampleSet::sha256).toList();
    }

    private static void differs(
            ShardRun first, ShardRun other, String how, Object one, Object two, List<String> problems) {
        if (!Objects.equals(one, two)) {
            problems.add(other.directory() + " " + how + ", unlike " + first.directory());
        }
    }

    /** The shard from which everything is taken that is the same in all. */
    ShardRun first() {
        return runs.get(0);
    }

    /** The directory of the first shard. */
    public Path firstDirectory() {
        return first().directory();
    }

    /** What ran in the first shard. */
    public Manifest firstManifest() {
        return first().manifest();
    }

    /** The scenario file of the first shard. */
    public Path firstScenario() {
        return first().saved().scenario();
    }

    /** How many directories there are, in words. */
    public String words() {
        return Figures.count(runs.size(), "shard", "shards");
    }
}
