package io.github.wingload.merge;

import io.github.wingload.artefact.ArtefactWriter;
import io.github.wingload.artefact.ReportTexts;
import io.github.wingload.artefact.RunDirectory;
import io.github.wingload.artefact.SavedRun;
import io.github.wingload.engine.PlayedLoad;
import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.judge.RunRecord;
import io.github.wingload.monitor.GeneratorFigures;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Shard;
import io.github.wingload.plan.load.LocustLoad;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.ClockOffset;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Probe;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.SecondStats;
import io.github.wingload.testkit.RandomPlans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.text.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs of a plan and of its shards that were played on a made-up clock, written as real ones are, and merged. */
final class PlayedShards {

    static final ReportTexts TEXTS =
            new ReportTexts(report -> "", (report, timeline) -> "", (report, timeline) -> new byte[0]);

    private final Path results;
    private int runs;

    PlayedShards(Path results) {
        this.results = results;
    }

    /** The directory of a run of the whole plan. */
    Path whole(Plan plan) throws IOException {
        return save(plan, Runs.START, Optional.empty());
    }

    /** The directory of a shard's run. */
    Path shard(Plan plan, int index, int count) throws IOException {
        return shard(plan, index, count, Runs.START);
    }

    /** The directory of a shard's run that began at a time. */
    Path shard(Plan plan, int index, int count, Instant start) throws IOException {
        return save(part(plan, index, count), start, Optional.empty());
    }

    /** The directory of a shard whose process ended for another reason, or was killed, after some time. */
    Path cutShort(Plan plan, int index, int count, EndReason end, Duration after) throws IOException {
        return save(part(plan, index, count), Runs.START, Optional.of(new Cut(end, after)));
    }

    /** The directory of a shard that began on time by its own clock, which is ahead of the target's by so much. */
    Path shard(Plan plan, int index, int count, Duration ahead) throws IOException {
        Plan part = part(plan, index, count);
        Probe probe = new Probe(
                FailureClass.OK,
                200,
                "",
                12,
                Optional.of(new ClockOffset(ahead, Duration.ofMillis(760))),
                Optional.empty());
        return write(
                part,
                PlayedLoad.of(part, RandomPlans.SAMPLES),
                Runs.of(part).start(Runs.START).probe(probe),
                Optional.empty());
    }

    /** The directory of a worker's run that began at a time of the master's clock, on a machine whose clock is ahead by so much. */
    Path worker(Plan plan, Instant start, Duration ahead) throws IOException {
        return save(
                plan, start.plus(ahead), Optional.of(new ClockOffset(ahead, Duration.ofMillis(1))), Optional.empty());
    }

    /** The directory of a worker whose process ended for another reason, or was killed, after some time. */
    Path workerCutShort(Plan plan, EndReason end, Duration after) throws IOException {
        return save(plan, Runs.START, Optional.empty(), Optional.of(new Cut(end, after)));
    }

    private record Cut(EndReason end, Duration after) {}

    static Plan part(Plan plan, int index, int count) {
        return plan.withShard(Optional.of(new Shard("nightly", index, count)));
    }

    List<Path> shards(Plan plan, int count) throws IOException {
        List<Path> directories = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            directories.add(shard(plan, index, count));
        }
        return directories;
    }

    private Path save(Plan plan, Instant start, Optional<Cut> cut) throws IOException {
        return save(plan, start, Optional.empty(), cut);
    }

    private Path save(Plan played, Instant start, Optional<ClockOffset> clock, Optional<Cut> cut) throws IOException {
        Plan plan = played.load() instanceof LocustLoad locust
                ? played.withLoad(
                        locust.with(locust.levels().subList(0, locust.levels().size() - 1)))
                : played;
        Runs described = Runs.of(plan).start(start);
        clock.ifPresent(described::clock);
        return write(plan, PlayedLoad.of(played, RandomPlans.SAMPLES), described, cut);
    }

    private Path write(Plan plan, PlayedLoad played, Runs described, Optional<Cut> cut) throws IOException {
        long lastNs = cut.map(end -> end.after().toNanos()).orElse(Long.MAX_VALUE);
        List<Call> calls =
                played.calls().stream().filter(call -> call.endNs() <= lastNs).toList();
        RunDirectory directory =
                new RunDirectory(Files.createDirectories(results.resolve("run" + runs++)), plan.name());
        Manifest manifest = described.id(directory.id()).manifest();
        RunRecord record = new RunRecord(plan);
        calls.forEach(record::record);
        SecondStats second = record.endSecond(record.lastCallEnd().toNanos());
        LoadResult load = new LoadResult(
                plan.ownPeakUsers(),
                played.end().usersStarted(),
                cut.map(Cut::end).orElse(played.end().reason()),
                cut.map(Cut::after).orElse(Duration.ofNanos(played.end().atNs())),
                record.lastCallEnd(),
                played.end().peakInFlight(),
                Duration.ofNanos(Math.min(lastNs, played.end().lastIntendedNs())),
                Optional.empty(),
                0,
                Map.of("127.0.0.1", 1L));
        RunResult result = new RunResult(
                manifest,
                manifest.start().plus(record.lastCallEnd()),
                load,
                record.totals(),
                List.of(),
                GeneratorFigures.NONE);
        ArtefactWriter writer =
                new ArtefactWriter(directory, plan, Secrets.NONE, Optional.empty(), false, new byte[0], TEXTS);
        writer.started(manifest);
        if (!calls.isEmpty()) {
            writer.ended(calls);
        }
        writer.second(new Progress(second, result, load.usersStarted(), 0, List.of(), Optional::empty));
        if (load.end() != EndReason.KILLED) {
            writer.finished(record.analyse(result));
        }
        return directory.path();
    }

    /** Merges directories; the directory of the merged run. */
    Path merge(List<Path> directories, Optional<List<Integer>> only) throws IOException, CannotMergeException {
        return merge(Shards.read(directories, only, OptionalInt.empty()));
    }

    /** Merges shards; the directory of the merged run. */
    Path merge(Shards shards) throws IOException {
        Plan plan = shards.plan();
        RunDirectory directory =
                new RunDirectory(Files.createDirectories(results.resolve("merged" + runs++)), plan.name());
        ArtefactWriter writer = ArtefactWriter.afterwards(directory, plan, new byte[0], TEXTS);
        Merge.of(shards, Merge.manifest(shards, directory.id(), ""), writer);
        return directory.path();
    }

    /** Merges directories, and reads the merged run as every command does. */
    Analysis merged(List<Path> directories) throws IOException, CannotMergeException {
        return SavedRun.read(merge(directories, Optional.empty())).report();
    }
}
