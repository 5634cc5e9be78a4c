package io.github.wingload.run;

import io.github.wingload.engine.CallSink;
import io.github.wingload.engine.ClosedEngine;
import io.github.wingload.engine.LoadEnd;
import io.github.wingload.exchange.Call;
import io.github.wingload.http.HttpSettings;
import io.github.wingload.http.HttpTransport;
import io.github.wingload.http.TlsFileException;
import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.SimulatorTarget;
import io.github.wingload.plan.UrlTarget;
import io.github.wingload.render.Renderer;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.LoadResult.EndReason;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.RunResult;
import io.github.wingload.samples.RowCursor;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.simulator.Simulator;
import io.github.wingload.stats.Recorder;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * One load test: made ready, then run once.
 *
 * <p>{@link #prepare} sends nothing; {@link #run} blocks until the last call has ended; {@link #stop} and {@link #abort} may
 * be called from any thread at any time.
 */
public final class LoadTest implements AutoCloseable {

    private final Plan plan;
    private final SampleTable samples;
    private final NanoClock clock;
    private final Optional<Simulator> simulator;
    private final UrlTarget target;
    private final HttpTransport transport;
    private volatile ClosedEngine engine;
    private volatile boolean stopped;
    private volatile boolean aborted;

    private LoadTest(
            Plan plan,
            SampleTable samples,
            NanoClock clock,
            Optional<Simulator> simulator,
            UrlTarget target,
            HttpTransport transport) {
        this.plan = plan;
        this.samples = samples;
        this.clock = clock;
        this.simulator = simulator;
        this.target = target;
        this.transport = transport;
    }

    /**
     * Checks that the plan fits this machine, starts the simulator if it is the target, and opens the transport.
     *
     * @throws CannotRunException if the plan cannot be carried out here
     */
    public static LoadTest prepare(Plan plan, SampleTable samples, NanoClock clock) throws CannotRunException {
        Optional<String> problem = ConnectionNeed.of(plan).problem();
        if (problem.isPresent()) {
            throw new CannotRunException(problem.get());
        }
        Optional<Simulator> simulator = startSimulator(plan, clock);
        try {
            UrlTarget target = simulator
                    .map(running -> UrlTarget.of(running.url())
                            .withHeaders(plan.target().headers()))
                    .orElseGet(() -> (UrlTarget) plan.target());
            ClosedLoad load = (ClosedLoad) plan.load();
            HttpTransport transport =
                    HttpTransport.open(target, HttpSettings.of(load.connections(), plan.deadline()), clock);
            return new LoadTest(plan, samples, clock, simulator, target, transport);
        } catch (TlsFileException e) {
            simulator.ifPresent(Simulator::close);
            throw new CannotRunException(e.getMessage(), e);
        }
    }

    private static Optional<Simulator> startSimulator(Plan plan, NanoClock clock) throws CannotRunException {
        if (!(plan.target() instanceof SimulatorTarget simulated)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Simulator.start(SimulatedTarget.settings(simulated, plan.seed()), 0, clock));
        } catch (IOException e) {
            throw new CannotRunException("the simulator cannot listen on the loopback interface: " + e.getMessage(), e);
        }
    }

    /** Where requests will be sent. */
    public UrlTarget target() {
        return target;
    }

    /** The addresses to which the target's host resolved, once for the whole run; empty if it did not. */
    public List<String> resolvedAddresses() {
        return transport.resolvedAddresses();
    }

    /** The simulator, if it is the target. */
    public Optional<Simulator> simulator() {
        return simulator;
    }

    /** Makes the load, drains it, and returns what came of it. */
    public RunResult run(RunIdentity identity, RunListener listener) {
        Recorder recorder = new Recorder(plan.tasks().size());
        ExceptionLog exceptions = new ExceptionLog();
        LongAccumulator lastEndNs = new LongAccumulator(Math::max, 0);
        CallSink sink = new CallSink() {
            @Override
            public void ended(Call call) {
                recorder.record(call);
                lastEndNs.accumulate(call.endNs());
                listener.callEnded(call);
            }

            @Override
            public void exception(Throwable thrown) {
                exceptions.add(thrown);
            }
        };
        RowCursor rows =
                RowCursor.of(samples, plan.samples().map(Samples::pick).orElse(Samples.Pick.RANDOM), plan.seed());
        Renderer renderer = new Renderer(plan.tasks(), target.headers(), basePath(target), samples.columns());

        Manifest manifest = manifest(identity);
        listener.started(manifest);
        long zeroNs = clock.nanos();
        engine = new ClosedEngine(plan, (ClosedLoad) plan.load(), renderer, rows, transport, clock, zeroNs, sink);
        if (stopped) {
            engine.stop();
        }
        LoadEnd end;
        try (Reporter reporter = new Reporter(recorder, exceptions, gauges(engine), listener, clock, zeroNs)) {
            reporter.start();
            end = engine.run();
        }
        return new RunResult(
                manifest,
                clock.wallTime(),
                loadResult(end, Duration.ofNanos(lastEndNs.get())),
                recorder.totals(),
                exceptions.groups());
    }

    /** No more calls are started; those in flight go on to their end, for at most one deadline. */
    public void stop() {
        stopped = true;
        ClosedEngine running = engine;
        if (running != null) {
            running.stop();
        }
    }

    /** As {@link #stop}, and calls in flight are cut off. */
    public void abort() {
        aborted = true;
        stop();
        transport.abort();
    }

    /** Closes the connections, and the simulator if there is one. */
    @Override
    public void close() {
        transport.close();
        simulator.ifPresent(Simulator::close);
    }

    private Manifest manifest(RunIdentity identity) {
        return new Manifest(
                identity.id(),
                plan,
                identity.overrides(),
                identity.scenarioFile(),
                identity.scenarioDirectory(),
                identity.scenarioSha256(),
                identity.samplesSha256(),
                identity.version(),
                clock.wallTime(),
                target.url().toString(),
                transport.resolvedAddresses(),
                identity.host(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
    }

    private LoadResult loadResult(LoadEnd end, Duration lastCallEnd) {
        EndReason reason = switch (end.reason()) {
            case RUN_TIME -> EndReason.RUN_TIME;
            case REQUESTS -> EndReason.REQUESTS;
            case SAMPLES_EXHAUSTED -> EndReason.SAMPLES_EXHAUSTED;
            case STOPPED -> EndReason.INTERRUPTED;
        };
        return new LoadResult(
                ((ClosedLoad) plan.load()).users(),
                end.usersStarted(),
                aborted ? EndReason.ABORTED : reason,
                Duration.ofNanos(end.atNs()),
                lastCallEnd,
                end.peakInFlight());
    }

    private static String basePath(UrlTarget target) {
        return target.url().getRawPath() == null ? "" : target.url().getRawPath();
    }

    private static Reporter.Gauges gauges(ClosedEngine engine) {
        return new Reporter.Gauges() {
            @Override
            public int users() {
                return engine.users();
            }

            @Override
            public int inFlight() {
                return engine.inFlight();
            }
        };
    }
}
