package io.github.wingload.merge;

import io.github.wingload.artefact.PlanDigest;
import io.github.wingload.artefact.RunDirectory;
import io.github.wingload.artefact.SavedRun;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.LocustLoad;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Manifest.SampleSet;
import io.github.wingload.text.Figures;
import io.github.wingload.text.IoReason;
import io.github.wingload.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Shards of one run, or workers of one test of a Locust master: they have the same plan, the same samples and the same version of
 * wingload.
 *
 * @param runs by index and start; at least one
 * @param count how many made the load together
 * @param only the shards that the result is to consist of, ascending; empty for all
 */
public record Shards(List<ShardRun> runs, int count, Optional<List<Integer>> only) {

    /** A smaller difference is that of clocks, rather than of starts. */
    private static final Duration MOVED = Duration.ofSeconds(1);

    public Shards {
        runs = List.copyOf(runs);
        only = only.map(List::copyOf);
    }

    /**
     * Reads the descriptions of shards. A directory that is a copy of another counts once.
     *
     * @param directories of their runs, in any order; at least one
     * @param only the shards that the result is to consist of; empty for all
     * @param of how many workers the Locust master had; empty if they know it themselves, or if the highest number tells it
     * @throws CannotMergeException if they do not belong together, with all problems
     */
    public static Shards read(List<Path> directories, Optional<List<Integer>> only, OptionalInt of)
            throws CannotMergeException {
        List<String> problems = new ArrayList<>();
        List<ShardRun> runs = new ArrayList<>();
        for (Path directory : directories) {
            read(directory, problems)
                    .filter(run -> runs.stream().noneMatch(run::copyOf))
                    .ifPresent(runs::add);
        }
        int count = 0;
        if (!runs.isEmpty()) {
            ShardRun lowest =
                    runs.stream().min(Comparator.comparingInt(ShardRun::index)).orElseThrow();
            runs.replaceAll(run -> run.beside(lowest));
            runs.forEach(run -> differences(runs.get(0), run, problems));
            count = count(runs, of, problems);
            int all = count;
            only.ifPresent(wanted -> wanted.stream()
                    .filter(index -> index >= all && runs.stream().noneMatch(run -> run.index() == index))
                    .forEach(index ->
                            problems.add("there is no shard " + index + " of " + all + "; they are numbered from 0")));
        }
        if (!problems.isEmpty()) {
            throw new CannotMergeException(problems);
        }
        if (only.isPresent() && runs.stream().noneMatch(run -> only.get().contains(run.index()))) {
            throw new CannotMergeException(List.of("none of the directories belongs to a shard that --only names"));
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
                count,
                only.map(some -> wanted));
    }

    /** How many there were to be; if nothing tells it, as many as the highest number says. */
    private static int count(List<ShardRun> runs, OptionalInt of, List<String> problems) {
        if (of.isPresent() && runs.get(0).worker().isEmpty()) {
            problems.add("--of counts the workers of a Locust master; these are shards, which know their number");
            return runs.get(0).count().orElseThrow();
        }
        if (of.isPresent()) {
            runs.stream()
                    .filter(run -> run.count().isPresent() && !run.count().equals(of))
                    .forEach(run -> problems.add(run.directory() + " is one of "
                            + run.count().getAsInt() + " workers, and --of says " + of.getAsInt()));
        }
        long there = runs.stream().mapToInt(ShardRun::index).distinct().count();
        int count = of.isPresent()
                ? of.getAsInt()
                : runs.stream()
                        .flatMapToInt(run -> run.count().stream())
                        .findFirst()
                        .orElseGet(() -> 1
                                + runs.stream().mapToInt(ShardRun::index).max().orElseThrow());
        if (there > count) {
            problems.add("there are directories of " + there + " workers, and the test had " + count);
        }
        return count;
    }

    private static Optional<ShardRun> read(Path directory, List<String> problems) {
        try {
            SavedRun saved = SavedRun.read(directory);
            ShardRun run = new ShardRun(directory, saved, digest(RunDirectory.runJson(directory)));
            if (saved.recorded().merged().isPresent()) {
                problems.add(directory + " was merged already; name the directories of the shards");
            } else if (!run.part()) {
                problems.add(directory + " is a run of its own, not a shard");
            } else if (!saved.callsKept()) {
                problems.add(directory
                        + " has no complete calls.csv, which a merge needs; to keep it whatever the rate, write \"calls: on\""
                        + " in the scenario");
            } else {
                return Optional.of(run);
            }
        } catch (UnreadableRunException unreadable) {
            problems.add(String.valueOf(unreadable.getMessage()));
        } catch (IOException failure) {
            problems.add(directory + " cannot be read: " + IoReason.of(failure));
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
        if (first.worker().isEmpty() || other.worker().isEmpty()) {
            differs(first, other, "belongs to the run " + other.name(), first.name(), other.name(), problems);
        } else if (first != other && !first.overlaps(other)) {
            problems.add(other.directory() + " belongs to another test of the Locust master, at another time than "
                    + first.directory());
        }
        if (first.count().isPresent() && other.count().isPresent()) {
            String noun = other.worker().isPresent() ? " workers" : " shards";
            differs(
                    first,
                    other,
                    "is one of " + other.count().getAsInt() + noun,
                    first.count(),
                    other.count(),
                    problems);
        }
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

    /** When the first of them began its load. */
    public Instant begin() {
        return runs.stream().map(ShardRun::start).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** How much later than the first a shard began. */
    Duration after(ShardRun run) {
        return Duration.between(begin(), run.start());
    }

    /** How much later than those of the first its times are; zero if it began so soon that clocks may be the reason. */
    Duration later(ShardRun run) {
        Duration after = after(run);
        return after.compareTo(MOVED) > 0 ? after : Duration.ZERO;
    }

    /** The plan that they carried out together. */
    Plan plan() {
        Plan plan = firstManifest().plan().withShard(Optional.empty());
        List<LocustLoad> loads =
                runs.stream().flatMap(run -> run.worker().stream()).toList();
        return loads.isEmpty()
                ? plan
                : plan.withLoad(
                        LocustLoad.sum(loads, runs.stream().map(this::later).toList()));
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
