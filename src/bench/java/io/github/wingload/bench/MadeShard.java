package io.github.wingload.bench;

import io.github.wingload.artefact.ArtefactWriter;
import io.github.wingload.artefact.CallsCsvReader;
import io.github.wingload.artefact.ReportTexts;
import io.github.wingload.artefact.RunDirectory;
import io.github.wingload.artefact.SavedRun;
import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classification;
import io.github.wingload.exchange.Times;
import io.github.wingload.judge.RunRecord;
import io.github.wingload.monitor.GeneratorFigures;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Shard;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.SecondStats;
import io.github.wingload.text.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Writes the directory of a shard that no machine here can make: a given rate for a given time, with service times of 20 to some
 * hundred milliseconds. {@code src/bench/merge} calls it with the directory of a short run of the same shard, from which it takes
 * everything but the load.
 */
public final class MadeShard {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long US = 1_000;

    private MadeShard() {}

    /** Arguments: the short run, the directory to make, calls a second of all shards, and seconds. */
    public static void main(String[] arguments) throws Exception {
        SavedRun template = SavedRun.read(Path.of(arguments[0]));
        double perSecond = Double.parseDouble(arguments[2]);
        long seconds = Long.parseLong(arguments[3]);
        OpenLoad shortLoad = (OpenLoad) template.manifest().plan().load();
        OpenLoad load = new OpenLoad(
                List.of(new Stage(Stage.HOLD, perSecond, perSecond, Duration.ofSeconds(seconds))),
                shortLoad.arrivals(),
                shortLoad.maxInFlight(),
                shortLoad.warmUp(),
                shortLoad.connections());
        Manifest manifest = template.manifest().withPlan(template.manifest().plan().withLoad(load));
        Plan plan = manifest.plan();
        RunDirectory directory = new RunDirectory(Files.createDirectories(Path.of(arguments[1])), plan.name());
        ArtefactWriter files = new ArtefactWriter(
                directory,
                plan,
                Secrets.NONE,
                Optional.empty(),
                false,
                Files.readAllBytes(template.scenario()),
                new ReportTexts(report -> "", (report, timeline) -> "", (report, timeline) -> new byte[0]));
        try (CallsCsvReader calls = template.calls()) {
            write(manifest, calls.next().orElseThrow(), files, perSecond, seconds);
        }
    }

    private static void write(
            Manifest manifest, Call like, ArtefactWriter files, double perSecond, long seconds) {
        Shard shard = manifest.plan().part();
        RunRecord record = new RunRecord(manifest.plan());
        Random random = new Random(shard.index());
        PriorityQueue<Call> inFlight = new PriorityQueue<>(Comparator.comparingLong(Call::endNs));
        files.started(manifest);
        long arrivals = Math.round(perSecond * seconds);
        long arrival = shard.index();
        long second = 0;
        while (arrival < arrivals || !inFlight.isEmpty()) {
            long endNs = (second + 1) * SECOND_NS;
            for (; arrival < arrivals && arrival / perSecond < second + 1; arrival += shard.count()) {
                inFlight.add(call(like, Math.round(arrival / perSecond * 1e6) * US, random));
            }
            List<Call> ended = new ArrayList<>();
            while (!inFlight.isEmpty() && inFlight.peek().endNs() < endNs) {
                ended.add(inFlight.poll());
            }
            ended.forEach(record::record);
            files.ended(ended);
            SecondStats stats = record.endSecond(endNs);
            RunResult zero = RunResult.atTimeZero(manifest);
            files.second(new Progress(
                    stats,
                    zero.with(manifest.start().plusNanos(endNs), zero.load(), record.totals()),
                    0,
                    inFlight.size(),
                    List.of(),
                    Optional::empty));
            second++;
        }
        Duration duration = Duration.ofSeconds(seconds);
        LoadResult load = new LoadResult(
                0,
                0,
                EndReason.RUN_TIME,
                duration,
                record.lastCallEnd(),
                0,
                record.lastIntended(),
                Optional.empty(),
                0,
                Map.of("127.0.0.1", 64L));
        files.finished(record.analyse(new RunResult(
                manifest,
                manifest.start().plus(record.lastCallEnd()),
                load,
                record.totals(),
                List.of(),
                GeneratorFigures.NONE)));
    }

    private static Call call(Call like, long intendedNs, Random random) {
        long startedNs = intendedNs + random.nextInt(200) * US;
        long sentNs = startedNs + 30 * US;
        long firstByteNs = sentNs + Math.round(20_000 * Math.exp(0.5 * Math.abs(random.nextGaussian()))) * US;
        long endNs = firstByteNs + random.nextInt(300) * US;
        Times times = new Times(startedNs, sentNs, sentNs, sentNs, sentNs, firstByteNs, endNs);
        return like.later(intendedNs - like.intendedNs(), false).with(times, like.stream(), Classification.OK);
    }
}
