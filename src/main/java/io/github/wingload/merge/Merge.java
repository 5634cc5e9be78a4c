package io.github.wingload.merge;

import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.exchange.Call;
import io.github.wingload.judge.RunRecord;
import io.github.wingload.judge.tally.Excerpts;
import io.github.wingload.judge.words.SignalText;
import io.github.wingload.monitor.GeneratorFigures;
import io.github.wingload.observe.Reading;
import io.github.wingload.plan.Plan;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Manifest.Reached;
import io.github.wingload.result.Merged;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunLog;
import io.github.wingload.result.RunResult;
import io.github.wingload.result.Signal;
import io.github.wingload.stats.CallLedger;
import io.github.wingload.stats.FailureCause;
import io.github.wingload.stats.FailureGroup;
import io.github.wingload.stats.Phases;
import io.github.wingload.stats.SecondStats;
import io.github.wingload.stats.Totals;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * Plays the calls of several shards again as one run, in the order of their ends, and analyses it as if one process had made
 * them. So percentiles, blocks and intervals are those of all calls together, and never made from the figures of shards.
 *
 * <p>Each time counts from the moment at which the first shard began. A shard that began more than a second later, by the clocks
 * of the machines, has its calls moved by as much. At a rate their intended starts stay those of the plan, so the difference counts as
 * lateness; users had no other plan than to begin when their shard did.
 *
 * <p>Memory does not grow with the number of calls.
 */
public final class Merge {

    private static final long SECOND_NS = Duration.ofSeconds(1).toNanos();

    /** A call may end some time after its deadline. */
    private static final Duration OVER_DEADLINE = Duration.ofSeconds(2);

    private final Shards shards;
    private final Manifest manifest;
    private final RunLog log;
    private final RunRecord record;
    private final PeakInFlight peak;
    private final long stopNs;
    private final Map<Long, Integer> users = new HashMap<>();
    private final List<Call> ofSecond = new ArrayList<>();
    private long nextSecondNs = SECOND_NS;
    private long leftOut;

    private Merge(Shards shards, Manifest manifest, RunLog log) {
        this.shards = shards;
        this.manifest = manifest;
        this.log = log;
        Plan plan = manifest.plan();
        this.record = new RunRecord(plan);
        this.peak = new PeakInFlight(plan.deadline().plus(OVER_DEADLINE).toNanos());
        this.stopNs = shards.runs().stream()
                .filter(run -> stopsAll(run.recorded().load().end()))
                .mapToLong(run -> run.loadDuration().toNanos() + laterNs(run))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** True of an end that would have been that of the whole run. */
    private static boolean stopsAll(EndReason end) {
        return end == EndReason.STOP_RULE || end == EndReason.SAMPLES_EXHAUSTED;
    }

    /**
     * The description of the merged run.
     *
     * @param id of the merged run
     * @param scenarioDirectory to which the paths in the scenario are relative, seen from the merged run's directory
     */
    public static Manifest manifest(Shards shards, String id, String scenarioDirectory) {
        List<Manifest> all = shards.runs().stream().map(ShardRun::manifest).toList();
        Manifest first = all.get(0);
        return new Manifest(
                id,
                shards.plan(),
                first.overrides(),
                first.scenarioFile(),
                scenarioDirectory,
                first.scenarioSha256(),
                first.samples(),
                first.version(),
                shards.begin(),
                first.targetUrl(),
                addresses(all.stream().map(Manifest::resolvedAddresses)),
                String.join(", ", all.stream().map(Manifest::host).distinct().toList()),
                first.instance()
                        .filter(one ->
                                all.stream().allMatch(each -> each.instance().equals(first.instance()))),
                String.join(", ", all.stream().map(Manifest::jvm).distinct().toList()),
                first.ioThreads(),
                first.probe(),
                first.otherSide()
                        .map(side -> new Reached(
                                side.url(),
                                addresses(all.stream()
                                        .flatMap(each -> each.otherSide().stream())
                                        .map(Reached::addresses)),
                                side.probe())),
                Optional.empty());
    }

    private static List<String> addresses(Stream<List<String>> ofShards) {
        return ofShards.flatMap(List::stream).distinct().toList();
    }

    /**
     * Merges shards.
     *
     * @param manifest of the merged run
     * @param log receives the run
     * @throws UnreadableRunException if a file of a shard cannot be read
     */
    public static Analysis of(Shards shards, Manifest manifest, RunLog log) throws IOException {
        return new Merge(shards, manifest, log).play();
    }

    private Analysis play() throws IOException {
        log.started(manifest);
        readUsers();
        readReadings();
        List<ShardCalls> all = new ArrayList<>();
        try {
            PriorityQueue<ShardCalls> next = new PriorityQueue<>(
                    Comparator.comparingLong((ShardCalls calls) -> calls.call().endNs())
                            .thenComparingLong(calls -> calls.call().intendedNs())
                            .thenComparingInt(calls -> calls.run().index()));
            for (ShardRun run : shards.runs()) {
                ShardCalls calls = new ShardCalls(run, laterNs(run));
                all.add(calls);
                if (calls.advance()) {
                    next.add(calls);
                }
            }
            for (ShardCalls calls = next.poll(); calls != null; calls = next.poll()) {
                take(calls.call());
                if (calls.advance()) {
                    next.add(calls);
                }
            }
            return finish(all);
        } finally {
            for (ShardCalls calls : all) {
                calls.close();
            }
        }
    }

    private long laterNs(ShardRun run) {
        return shards.later(run).toNanos();
    }

    private void readUsers() throws UnreadableRunException {
        if (!manifest.plan().load().open()) {
            for (ShardRun run : shards.runs()) {
                long laterNs = laterNs(run);
                run.saved()
                        .users((startNs, count) -> users.merge((startNs + laterNs) / SECOND_NS, count, Integer::sum));
            }
        }
    }

    /** The first shard has scraped for all; each worker has scraped, and one of them is enough. */
    private void readReadings() throws UnreadableRunException {
        if (!manifest.plan().observe().isEmpty()
                && (shards.first().index() == 0 || shards.first().worker().isPresent())) {
            List<Reading> readings = new ArrayList<>();
            shards.first().saved().readings(readings::add);
            readings.forEach(record::record);
            if (!readings.isEmpty()) {
                log.observed(readings);
            }
        }
    }

    private void take(Call call) {
        if (call.intendedNs() >= stopNs) {
            leftOut++;
            return;
        }
        while (call.endNs() >= nextSecondNs) {
            endSecond(nextSecondNs);
            nextSecondNs += SECOND_NS;
        }
        record.record(call);
        ofSecond.add(call);
        if (CallLedger.isRequest(call)) {
            peak.record(call);
        }
    }

    private void endSecond(long endNs) {
        if (!ofSecond.isEmpty()) {
            log.ended(List.copyOf(ofSecond));
            ofSecond.clear();
        }
        SecondStats second = record.endSecond(endNs);
        RunResult atZero = RunResult.atTimeZero(manifest);
        RunResult soFar = atZero.with(manifest.start().plusNanos(endNs), atZero.load(), record.totals());
        int running = users.getOrDefault(second.startNs() / SECOND_NS, 0);
        log.second(new Progress(second, soFar, running, 0, List.of(), Optional::empty));
    }

    private Analysis finish(List<ShardCalls> calls) {
        endSecond(Math.max(record.lastCallEnd().toNanos(), nextSecondNs - SECOND_NS));
        Instant end = calls.stream()
                .map(ShardCalls::end)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        RunResult result = new RunResult(
                manifest, end, load(calls), totals(), exceptions(), generator(), Optional.of(merged(calls)));
        Analysis analysis = record.analyse(result);
        log.finished(analysis);
        return analysis;
    }

    private LoadResult load(List<ShardCalls> calls) {
        List<LoadResult> loads = calls.stream().map(ShardCalls::load).toList();
        Map<String, Long> connections = new LinkedHashMap<>();
        loads.forEach(
                load -> load.connections().forEach((address, count) -> connections.merge(address, count, Long::sum)));
        long longestNs = calls.stream()
                .mapToLong(each -> each.load().loadDuration().toNanos() + laterNs(each.run()))
                .max()
                .orElseThrow();
        Duration lastIntended = loads.stream()
                .map(LoadResult::lastIntended)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Duration duration = Duration.ofNanos(Math.min(stopNs, longestNs));
        return new LoadResult(
                loads.stream().mapToInt(LoadResult::usersPlanned).sum(),
                loads.stream().mapToInt(LoadResult::usersStarted).sum(),
                loads.stream()
                        .map(LoadResult::end)
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                duration,
                record.lastCallEnd(),
                peak.peak(),
                lastIntended.compareTo(duration) < 0 ? lastIntended : duration,
                shards.runs().stream()
                        .filter(run -> run.recorded().load().stopRule().isPresent())
                        .min(Comparator.comparingLong(run -> run.loadDuration().toNanos() + laterNs(run)))
                        .flatMap(run -> run.recorded().load().stopRule()),
                loads.stream().mapToLong(LoadResult::unknown).sum(),
                connections);
    }

    /** The totals of the calls, with what only the shards' own files have of them. */
    private Totals totals() {
        Totals counted = record.totals();
        Phases kept = shards.runs().stream()
                .map(run -> run.recorded().totals().phases())
                .reduce(Phases.NONE, Phases::plus);
        Excerpts excerpts = new Excerpts(excerpts());
        return new Totals(
                counted.tasks(),
                counted.aggregated(),
                counted.phases().completedBy(kept),
                counted.failures().stream().map(excerpts::addedTo).toList());
    }

    /** The excerpts of answers that shards kept, put together for each kind of failure. */
    private List<FailureGroup> excerpts() {
        Map<FailureCause, FailureGroup> groups = new LinkedHashMap<>();
        shards.runs().stream()
                .flatMap(run -> run.recorded().failures().stream())
                .sorted(Comparator.comparingLong(FailureGroup::firstEndNs))
                .forEach(group -> groups.merge(group.cause(), group, FailureGroup::withExcerptsOf));
        return List.copyOf(groups.values());
    }

    private List<ExceptionGroup> exceptions() {
        Map<String, ExceptionGroup> groups = new LinkedHashMap<>();
        shards.runs().stream()
                .flatMap(run -> run.recorded().exceptions().stream())
                .forEach(group -> groups.merge(
                        group.trace(),
                        group,
                        (one, two) -> new ExceptionGroup(one.count() + two.count(), one.message(), one.trace())));
        return List.copyOf(groups.values());
    }

    private GeneratorFigures generator() {
        return shards.runs().stream()
                .map(run -> run.recorded().generator())
                .reduce(GeneratorFigures::worst)
                .orElseThrow();
    }

    private Merged merged(List<ShardCalls> calls) {
        return new Merged(
                shards.first().name(),
                shards.count(),
                shards.only(),
                calls.stream().map(this::part).toList(),
                leftOut);
    }

    private Merged.Part part(ShardCalls calls) {
        ShardRun run = calls.run();
        LoadResult load = calls.load();
        Optional<GeneratorHealth> health = run.saved().health();
        // A run that was killed may have written calls after it last counted them.
        long counted = run.saved().ended() ? run.recorded().calls() : calls.count();
        return new Merged.Part(
                run.index(),
                run.manifest().id(),
                run.manifest().host(),
                run.manifest().instance(),
                shards.after(run),
                run.clock(),
                load.end(),
                load.loadDuration(),
                load.usersPlanned(),
                load.usersStarted(),
                calls.count(),
                counted,
                calls.okMs(10),
                calls.okMs(50),
                health.map(GeneratorHealth::state).orElse(GeneratorHealth.State.NOT_WATCHED),
                health.stream()
                        .flatMap(known -> known.signals().stream())
                        .filter(signal -> signal.state() == health.orElseThrow().state())
                        .map(Merge::finding)
                        .findFirst()
                        .orElse(""));
    }

    private static String finding(Signal signal) {
        return SignalText.of(signal).finding();
    }
}
