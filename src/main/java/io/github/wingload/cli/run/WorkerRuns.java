package io.github.wingload.cli.run;

import io.github.wingload.artefact.NoRunDirectoryException;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.locust.DrivenUsers;
import io.github.wingload.locust.MasterTest;
import io.github.wingload.locust.Report;
import io.github.wingload.locust.ReportedCalls;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.LocustLoad;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.LoadResult;
import io.github.wingload.run.CannotRunException;
import io.github.wingload.run.LastHours;
import io.github.wingload.run.LoadTest;
import io.github.wingload.run.StartLine;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.Overrides.Option;
import io.github.wingload.text.IoReason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a worker, one for each test of its Locust master, each on a thread of its own.
 *
 * <p>Thread rule: the methods of {@link DrivenUsers} are for the thread that talks to the master, those of {@link RunWatch} for the
 * thread of the run.
 */
final class WorkerRuns implements DrivenUsers, RunWatch {

    /** The logs get the calls within milliseconds; a master that quits does not wait for longer than this. */
    private static final Duration CATCH_UP = Duration.ofMillis(200);

    private final OpenedScenario scenario;
    private final OptionalInt workers;
    private final BiFunction<ReportedCalls, StartLine, SingleRun> runs;
    private final Interruption interruption;
    private final LastHours lastHours = new LastHours();

    private ReportedCalls calls = new ReportedCalls();
    private @Nullable Thread thread;
    private @Nullable LoadTest test;
    private List<Integer> users = List.of();
    private Optional<EndReason> stop = Optional.empty();
    private Optional<String> trouble = Optional.empty();
    private Optional<RuntimeException> bug = Optional.empty();
    private ExitCode exit = ExitCode.OK;

    /**
     * @param scenario whose users are played
     * @param workers how many workers the master has, if that was given
     * @param runs makes a run whose calls also go to a log
     * @param interruption stops runs at a signal
     */
    WorkerRuns(
            OpenedScenario scenario,
            OptionalInt workers,
            BiFunction<ReportedCalls, StartLine, SingleRun> runs,
            Interruption interruption) {
        this.scenario = scenario;
        this.workers = workers;
        this.runs = runs;
        this.interruption = interruption;
    }

    @Override
    public synchronized void start(MasterTest begun) {
        calls = new ReportedCalls();
        users = begun.users();
        stop = Optional.empty();
        trouble = Optional.empty();
        ReportedCalls log = calls;
        Thread fresh = new Thread(() -> make(begun, runs.apply(log, StartLine.whenReady(begun.clock()))), "test");
        thread = fresh;
        fresh.start();
    }

    private void make(MasterTest begun, SingleRun run) {
        if (workers.isPresent() && begun.worker() >= workers.getAsInt()) {
            fail("the Locust master numbers this worker " + begun.worker() + ", and --of " + workers.getAsInt()
                    + " numbers them from 0 to " + (workers.getAsInt() - 1)
                    + ": restart the master, so that it numbers its workers anew");
            return;
        }
        try {
            OpenedScenario opened = at(begun.host());
            Load own = opened.plan().load();
            LocustLoad load =
                    new LocustLoad(begun.worker(), workers, begun.begun(), List.of(), own.warmUp(), own.connections());
            Series series = Series.of(interruption, this, lastHours.of(opened.plan()), run.err());
            Optional<SingleRun.Ended> ended = run.make(opened.withLoad(load), Optional.empty(), series);
            ended.ifPresent(made -> run.out().println("results: " + made.directory()));
            run.out().flush();
            synchronized (this) {
                exit = exit.or(ended.map(SingleRun.Ended::exit).orElse(ExitCode.NO_ANSWER));
                trouble = ended.map(made -> byItself(made.analysis().result().load()))
                        .orElseGet(() -> series.prevented()
                                .map(why -> "no test was started: "
                                        + opened.scenario().secrets().redact(why)));
            }
        } catch (CannotRunException | NoRunDirectoryException | UserError e) {
            fail(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            fail("the results cannot be written: " + IoReason.of(e));
        } catch (RuntimeException e) {
            synchronized (this) {
                bug = Optional.of(e);
                trouble = Optional.of("wingload failed: " + e);
            }
        }
    }

    private synchronized void fail(String message) {
        trouble = Optional.of(message);
        exit = exit.or(ExitCode.USAGE);
    }

    /** The scenario with the master's host as its target, if that is another one. */
    private OpenedScenario at(Optional<String> host) {
        if (host.isPresent() && scenario.plan().compares()) {
            throw new UserError(
                    "the Locust master gives the host " + host.get() + ", and the scenario compares two targets",
                    "Start a test without a host; a file of wingload locustfile has none.");
        }
        String own = scenario.plan().target() instanceof UrlTarget target
                ? target.url().toString()
                : "";
        return host.filter(given -> !withoutSlash(given).equals(withoutSlash(own)))
                .map(given -> scenario.with(Overrides.NONE.with(Option.URL, given)))
                .orElse(scenario);
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** Why a test ended that nobody stopped; empty if the master or the user did. */
    private static Optional<String> byItself(LoadResult load) {
        return switch (load.end()) {
            case SAMPLES_EXHAUSTED -> Optional.of("all rows of the samples were used");
            case STOP_RULE -> Optional.of(load.stopRule().orElse("a rule of the scenario") + " ended the test");
            default -> Optional.empty();
        };
    }

    @Override
    public synchronized void watch(LoadTest running, LiveView view) {
        interruption.watch(running, view);
        test = running;
        running.setUsers(users);
        stop.ifPresent(running::stop);
    }

    @Override
    public synchronized void forget() {
        interruption.forget();
        test = null;
    }

    @Override
    public synchronized void set(List<Integer> counts) {
        users = counts;
        if (test != null) {
            test.setUsers(counts);
        }
    }

    @Override
    public synchronized void stop(EndReason reason) {
        if (stop.isEmpty()) {
            stop = Optional.of(reason);
            if (test != null) {
                test.stop(reason);
            }
        }
    }

    @Override
    public synchronized boolean begun() {
        return test != null && test.begun();
    }

    @Override
    public synchronized boolean drained() {
        return test == null || stop.isPresent() && test.inFlight() == 0;
    }

    @Override
    public synchronized boolean idle() {
        return thread == null || !thread.isAlive();
    }

    @Override
    public synchronized Optional<String> trouble() {
        return trouble;
    }

    @Override
    public Report report(double sinceSeconds, double aheadSeconds) {
        LoadTest running;
        ReportedCalls log;
        synchronized (this) {
            running = test;
            log = calls;
        }
        try {
            if (running != null) {
                running.catchUp(CATCH_UP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return log.take(sinceSeconds, aheadSeconds);
    }

    @Override
    public synchronized double cpuPercent() {
        return calls.busiestThreadPercent();
    }

    /**
     * Waits until the last run has ended and its results are written.
     *
     * @return the gravest exit code of all runs
     */
    ExitCode finish() throws InterruptedException {
        Thread last;
        synchronized (this) {
            last = thread;
        }
        if (last != null) {
            last.join();
        }
        synchronized (this) {
            bug.ifPresent(thrown -> {
                throw thrown;
            });
            return exit;
        }
    }
}
