package io.github.wingload.check.run;

import io.github.wingload.check.CaseId;
import io.github.wingload.check.CaseResult;
import io.github.wingload.check.CheckCase;
import io.github.wingload.check.CheckResult;
import io.github.wingload.check.State;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Asks every case once on every target. The cases of a service are asked one after the other, never two at a time. Used by one
 * thread.
 */
public final class CheckRunner {

    private final Settings settings;
    private final Baseline baseline;
    private final NanoClock clock;

    /**
     * How a check goes about it.
     *
     * @param parallel how many services of a target are asked at a time; 1 or more
     * @param mostRequests the most requests in all; 1 or more
     * @param inTurn true to finish a target before the next begins; else all targets are asked at a time
     * @param stopAtRed true to leave out the targets after one on which a case did not pass; needs {@code inTurn}
     * @param health true to ask the health endpoint of each model server
     * @param maxTime the longest time of a good answer
     */
    public record Settings(
            int parallel,
            int mostRequests,
            boolean inTurn,
            boolean stopAtRed,
            boolean health,
            Optional<Duration> maxTime) {}

    /** The longest time that a case may take on a target, from an earlier check. */
    @FunctionalInterface
    public interface Baseline {

        /** No earlier check. */
        Baseline NONE = (id, target) -> Optional.empty();

        Optional<Duration> limit(CaseId id, String target);
    }

    public CheckRunner(Settings settings, Baseline baseline, NanoClock clock) {
        this.settings = settings;
        this.baseline = baseline;
        this.clock = clock;
    }

    /**
     * Asks all cases.
     *
     * @param ended receives each result as it comes, on several threads
     */
    public CheckResult run(List<CheckCase> cases, List<CheckTarget> targets, Consumer<CaseResult> ended)
            throws InterruptedException {
        Instant started = clock.wallTime();
        long startedNs = clock.nanos();
        RequestCap cap = new RequestCap(settings.mostRequests());
        List<CaseResult> results = new ArrayList<>();
        List<String> heldBack = new ArrayList<>();
        List<ExecutorService> pools = new ArrayList<>();
        try {
            List<TargetRun> runs = new ArrayList<>();
            for (CheckTarget target : targets) {
                if (settings.stopAtRed() && anyNotPassed(results)) {
                    heldBack.add(target.name());
                    continue;
                }
                TargetRun run = new TargetRun(target, new Asking(clock, cap, settings.health()), ended);
                runs.add(run);
                ExecutorService threads = Executors.newFixedThreadPool(settings.parallel(), CheckRunner::daemon);
                pools.add(threads);
                run.start(cases, threads);
                if (settings.inTurn()) {
                    results.addAll(run.results());
                }
            }
            if (!settings.inTurn()) {
                for (TargetRun run : runs) {
                    results.addAll(run.results());
                }
            }
        } finally {
            pools.forEach(ExecutorService::shutdownNow);
        }
        return new CheckResult(
                started,
                Duration.ofNanos(clock.nanos() - startedNs),
                cap.taken(),
                targets.stream().map(CheckTarget::name).toList(),
                heldBack,
                results);
    }

    private static boolean anyNotPassed(List<CaseResult> results) {
        return results.stream().anyMatch(result -> result.state() != State.PASSED);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "check");
        thread.setDaemon(true);
        return thread;
    }

    /** The cases on one target. A few threads share its services; each takes one after the other. */
    private final class TargetRun {

        private final CheckTarget target;
        private final Asking asking;
        private final Consumer<CaseResult> ended;
        private final List<Future<List<CaseResult>>> services = new ArrayList<>();

        TargetRun(CheckTarget target, Asking asking, Consumer<CaseResult> ended) {
            this.target = target;
            this.asking = asking;
            this.ended = ended;
        }

        void start(List<CheckCase> cases, ExecutorService threads) {
            Map<String, List<CheckCase>> byService = new LinkedHashMap<>();
            cases.forEach(one -> byService
                    .computeIfAbsent(one.id().service(), service -> new ArrayList<>())
                    .add(one));
            byService.values().forEach(ofService -> services.add(threads.submit(() -> ask(ofService))));
        }

        private List<CaseResult> ask(List<CheckCase> ofService) throws InterruptedException {
            List<CaseResult> results = new ArrayList<>();
            for (CheckCase one : ofService) {
                CaseResult result = asking.ask(one, target, limit(one.id()));
                ended.accept(result);
                results.add(result);
            }
            return results;
        }

        private Optional<Duration> limit(CaseId id) {
            Optional<Duration> usual = baseline.limit(id, target.name());
            return usual.isPresent() && settings.maxTime().isPresent()
                    ? usual.filter(time -> time.compareTo(settings.maxTime().get()) < 0)
                            .or(settings::maxTime)
                    : usual.or(settings::maxTime);
        }

        List<CaseResult> results() throws InterruptedException {
            List<CaseResult> results = new ArrayList<>();
            for (Future<List<CaseResult>> service : services) {
                try {
                    results.addAll(service.get());
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
            return results;
        }
    }
}
