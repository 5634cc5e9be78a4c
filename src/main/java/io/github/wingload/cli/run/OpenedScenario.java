package io.github.wingload.cli.run;

import io.github.wingload.cli.command.UserError;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Shard;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.samples.SampleFiles;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.Overrides.Option;
import io.github.wingload.scenario.ScenarioReading;
import io.github.wingload.sweep.Level;
import io.github.wingload.sweep.ServerWarmUp;
import io.github.wingload.sweep.SweepTimes.Layout;
import io.github.wingload.text.Figures;
import io.github.wingload.text.IoReason;
import io.github.wingload.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A valid scenario and its source.
 *
 * @param source where it comes from
 * @param scenario its content
 */
record OpenedScenario(ScenarioSource source, ScenarioReading.Scenario scenario) {

    /**
     * Reads a scenario.
     *
     * @throws UserError with every problem of the scenario
     */
    static OpenedScenario open(ScenarioSource source) {
        ScenarioReading reading = source.read();
        if (reading instanceof ScenarioReading.Problems found) {
            throw UserError.listed(found.problems());
        }
        return new OpenedScenario(source, (ScenarioReading.Scenario) reading);
    }

    /** Prints what the user should know: notes and warnings. */
    void printNotes(PrintWriter err) {
        source.notes().forEach(note -> err.println("note: " + note));
        scenario.notes().forEach(note -> err.println("note: " + note));
        printWarnings(err);
    }

    /** Prints what is probably wrong. */
    void printWarnings(PrintWriter err) {
        scenario.warnings().forEach(warning -> err.println("warning: " + warning));
    }

    Plan plan() {
        return scenario.plan();
    }

    /**
     * Reads the same files again with another seed.
     *
     * @throws UserError if the files have changed and cannot be read any more
     */
    OpenedScenario withSeed(long seed) {
        return with(Overrides.NONE.with(Option.SEED, Long.toString(seed)));
    }

    /**
     * Reads the same files again with more overrides. Prints no notes.
     *
     * @throws UserError if the scenario cannot be read with them
     */
    OpenedScenario with(Overrides more) {
        return open(source.with(more));
    }

    /** The same scenario, of whose load this process makes a part. */
    OpenedScenario withShard(Shard shard) {
        return new OpenedScenario(source, scenario.withPlan(plan().withShard(Optional.of(shard))));
    }

    /**
     * The same scenario with the load of a run of a sweep. It is the one that the overrides give which the run's results name, but
     * no file is read again. A rate that the target falls behind ends early.
     *
     * @param level its load, of the same kind as this scenario's
     */
    OpenedScenario at(Level level, Layout times, long seed) {
        Load own = plan().load();
        Load load = own instanceof OpenLoad open
                ? new OpenLoad(
                        List.of(new Stage(
                                Stage.HOLD,
                                level.perSecond().orElseThrow(),
                                level.perSecond().orElseThrow(),
                                times.measured())),
                        open.arrivals(),
                        open.maxInFlight(),
                        times.warmUp(),
                        open.connections())
                : new ClosedLoad(
                        (int) level.amount(),
                        times.spawnPerSecond().orElseThrow(),
                        Optional.of(times.measured()),
                        own.requests(),
                        times.warmUp(),
                        own.connections());
        Overrides overrides = Overrides.described(scenario.overrides())
                .without(Set.of(Option.SWEPT))
                .and(overrides(level, times, seed));
        return new OpenedScenario(
                source,
                scenario.withPlan(
                        plan().withLoad(load)
                                .withSeed(seed)
                                .withSafeguards(
                                        load.open()
                                                ? plan().safeguards().stoppingWhenBehind(times.patience())
                                                : plan().safeguards()),
                        overrides));
    }

    /** The same scenario with the load that warms a service up before a sweep. */
    OpenedScenario warmingUp(ServerWarmUp first, long seed) {
        Level level = first.level();
        if (!level.ofUsers()) {
            return at(level, new Layout(Duration.ZERO, first.length(), OptionalDouble.empty(), first.length()), seed);
        }
        Load load = new ClosedLoad(
                (int) level.amount(),
                level.amount(),
                Optional.empty(),
                OptionalLong.of(first.calls()),
                Duration.ZERO,
                plan().load().connections());
        Overrides overrides = Overrides.described(scenario.overrides())
                .without(Set.of(Option.SWEPT, Option.RUN_TIME, Option.WARM_UP))
                .and(Overrides.NONE
                        .with(Option.USERS, level.text())
                        .with(Option.SPAWN_RATE, level.text())
                        .with(Option.REQUESTS, String.valueOf(first.calls()))
                        .with(Option.SEED, Long.toString(seed)));
        return new OpenedScenario(
                source, scenario.withPlan(plan().withLoad(load).withSeed(seed), overrides));
    }

    /** What gives a scenario the load of a run of a sweep. */
    static Overrides overrides(Level level, Layout times, long seed) {
        return Overrides.NONE
                .with(level.ofUsers() ? Option.USERS : Option.RATE, level.text())
                .with(
                        Option.SPAWN_RATE,
                        level.ofUsers() ? Figures.plain(times.spawnPerSecond().orElseThrow()) : null)
                .with(Option.RUN_TIME, times.measured().toMillis() + "ms")
                .with(
                        Option.WARM_UP,
                        times.warmUp().isZero() ? null : times.warmUp().toMillis() + "ms")
                .with(Option.SEED, Long.toString(seed));
    }

    /** The same with another load. */
    OpenedScenario withLoad(Load load) {
        return new OpenedScenario(source, scenario.withPlan(plan().withLoad(load)));
    }

    List<SampleTable> samples() {
        return scenario.samples();
    }

    byte[] bytes() {
        return scenario.source();
    }

    /** The SHA-256 digest of the scenario file, in hex. */
    String scenarioSha256() {
        return Sha256.of(bytes());
    }

    /** The SHA-256 digest of each set of samples, in hex, in the plan's order. */
    List<String> samplesSha256() {
        return plan().samples().stream().map(OpenedScenario::sha256).toList();
    }

    /**
     * The digest of a file, or the digest of the list of a folder's files and their digests, in the form that
     * {@code sha256sum} prints it.
     */
    private static String sha256(Samples samples) {
        if (!samples.ofFolder()) {
            return sha256(samples.file());
        }
        try {
            return Sha256.of(SampleFiles.of(samples).stream()
                    .map(file -> sha256(file) + "  " + file.getFileName() + "\n")
                    .collect(Collectors.joining()));
        } catch (IOException e) {
            throw unreadable(samples.file(), e);
        }
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Sha256.of(in);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UserError unreadable(Path file, IOException cause) {
        return new UserError(
                file + " cannot be read: " + IoReason.of(cause), "The file was readable before; try again.");
    }
}
