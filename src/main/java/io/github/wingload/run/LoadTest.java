package io.github.wingload.run;

import io.github.wingload.engine.Engine;
import io.github.wingload.engine.LoadEnd;
import io.github.wingload.engine.Surroundings;
import io.github.wingload.exchange.Classifier;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.Request;
import io.github.wingload.http.HttpSettings;
import io.github.wingload.http.HttpTransport;
import io.github.wingload.http.TlsFileException;
import io.github.wingload.judge.OwnDelay;
import io.github.wingload.judge.RunRecord;
import io.github.wingload.monitor.SelfWatch;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.target.Side;
import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.JsonScalar;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.ClockOffset;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Manifest.Reached;
import io.github.wingload.result.Manifest.SampleSet;
import io.github.wingload.result.Probe;
import io.github.wingload.result.RunLog;
import io.github.wingload.samples.RowCursor;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.simulator.Simulator;
import io.github.wingload.text.Secrets;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One load test: made ready, then run once.
 *
 * <p>{@link #prepare} sends nothing; {@link #run} blocks until the last call has ended; {@link #stop} and {@link #abort} may
 * be called from any thread at any time, and so may {@link #setUsers}.
 */
public final class LoadTest implements AutoCloseable, RunControl {

    /** From the end of the announcement to time zero at least: it may take longer than planned, and the engine is made after it. */
    private static final Duration TO_GET_READY = Duration.ofMillis(20);

    /** The simulator is the target even in this process: its CPU use says nothing about the generator. */
    private static final String SIMULATOR_THREAD = "simulator";

    private final Plan plan;
    private final List<SampleTable> samples;
    private final NanoClock clock;
    private final List<Endpoint> endpoints;
    private final HttpTransport transport;
    private final ServerWatch server;
    private final LastHour lastHour;
    private final PlannedRequests planned;
    private final List<Classifier> classifiers;
    private List<Optional<Probe>> probes;
    private volatile @Nullable Engine engine;
    private @Nullable Reporter reporter;
    private @Nullable List<Integer> users;
    private volatile @Nullable EndReason stopped;
    private volatile boolean aborted;

    /** The stop rule that held in another shard. */
    private volatile Optional<String> otherRule = Optional.empty();

    private LoadTest(
            Plan plan,
            List<SampleTable> samples,
            NanoClock clock,
            List<Endpoint> endpoints,
            HttpTransport transport,
            ServerWatch server,
            LastHour lastHour) {
        this.plan = plan;
        this.lastHour = lastHour;
        this.samples = samples;
        this.clock = clock;
        this.endpoints = endpoints;
        this.probes = endpoints.stream().map(any -> Optional.<Probe>empty()).toList();
        this.transport = transport;
        this.server = server;
        this.planned = new PlannedRequests(plan, samples);
        this.classifiers = planned.classifiers();
    }

    /**
     * Checks that the plan fits this machine, starts the simulator if it is the target, and opens the transport.
     *
     * @param samples the rows of each of the plan's samples, in its order
     * @throws CannotRunException if the plan cannot be carried out here
     */
    public static LoadTest prepare(Plan plan, List<SampleTable> samples, NanoClock clock) throws CannotRunException {
        return prepare(plan, samples, Optional.empty(), new LastHour(), clock);
    }

    /**
     * The same for one of several tests that follow each other.
     *
     * @param running a simulator that they share, if there is one; it stays open
     * @param lastHour what they have sent, which counts towards the hourly limit of the target
     */
    public static LoadTest prepare(
            Plan plan, List<SampleTable> samples, Optional<Simulator> running, LastHour lastHour, NanoClock clock)
            throws CannotRunException {
        Optional<String> problem = ConnectionNeed.of(plan).problem();
        if (problem.isPresent()) {
            throw new CannotRunException(problem.get());
        }
        List<Endpoint> endpoints = new ArrayList<>();
        Optional<HttpTransport> opened = Optional.empty();
        boolean prepared = false;
        try {
            for (Side side : plan.sides()) {
                endpoints.add(Endpoint.of(side.target(), running, plan.seed(), clock));
            }
            HttpTransport transport = HttpTransport.open(
                    endpoints.stream().map(Endpoint::target).toList(),
                    HttpSettings.of(plan.load().connections(), plan.deadline()).withIoThreads(IoThreads.of(plan)),
                    clock);
            opened = Optional.of(transport);
            ServerWatch server = new ServerWatch(plan, endpoints.get(0).target(), clock);
            LoadTest test = new LoadTest(plan, samples, clock, List.copyOf(endpoints), transport, server, lastHour);
            prepared = true;
            return test;
        } catch (TlsFileException e) {
            throw new CannotRunException(String.valueOf(e.getMessage()), e);
        } finally {
            if (!prepared) {
                opened.ifPresent(HttpTransport::close);
                endpoints.forEach(Endpoint::close);
            }
        }
    }

    /**
     * Starts the simulator of a plan.
     *
     * @return empty if another service is its target
     * @throws CannotRunException if it cannot listen
     */
    public static Optional<Simulator> startSimulator(Plan plan, NanoClock clock) throws CannotRunException {
        return plan.target() instanceof SimulatorTarget simulated && !plan.compares()
                ? Optional.of(Endpoint.start(simulated, plan.seed(), clock))
                : Optional.empty();
    }

    /** The number of targets: 2 in a comparison, otherwise 1. */
    public int sides() {
        return endpoints.size();
    }

    /** Where requests of a side will be sent. */
    public UrlTarget target(int side) {
        return endpoints.get(side).target();
    }

    /** The addresses to which a side's host resolved, once for the whole run; empty if it did not. */
    public List<String> resolvedAddresses(int side) {
        return transport.resolvedAddresses(side);
    }

    /** True if a side's target is the built-in simulator. */
    public boolean simulated(int side) {
        return endpoints.get(side).simulator().isPresent();
    }

    /**
     * Sends one request to each side, a copy of its first, and waits for its end. The probes use up no row and are in no figure;
     * only the manifest has them. The built-in simulator is not probed.
     *
     * @return what was found, if it is worth a word
     */
    public List<ProbeFinding> probe() {
        List<ProbeFinding> findings = new ArrayList<>();
        List<Optional<Probe>> made = new ArrayList<>(probes);
        for (int side = 0; side < sides(); side++) {
            if (plan.safeguards().probe() && !simulated(side) && stopped == null) {
                int first = plan.firstTask(side);
                Task task = plan.tasks().get(first);
                Request request = planned.probe(first);
                Exchange exchange = Probing.exchange(transport.connection(side), request);
                Probe judged = Probing.judge(exchange, request, classifiers.get(first), clock);
                made.set(side, Optional.of(judged));
                String name = plan.sides().get(side).name();
                ProbeFinding.of(judged, request)
                        .or(() -> ProbeFinding.unchecked(judged, request, exchange, task))
                        .map(found -> plan.compares() ? found.on(name) : found)
                        .ifPresent(findings::add);
            }
        }
        probes = List.copyOf(made);
        return findings;
    }

    /** Warms up the JVM, as a run does before it starts: the next run starts sooner. */
    public void warmUp() {
        JvmWarmUp.run(plan, clock);
    }

    /**
     * Sends what the first user sends to a side first, also to the simulator: the steps that it does on start, and the first request of its first
     * flow. Waits for the end of each, and ends at the first that fails. Their times contain no JVM warm-up.
     *
     * @param each receives each request and its answer
     */
    public void tryOnce(int side, Consumer<Trial> each) {
        JvmWarmUp.run(plan, clock);
        UserClass users = plan.userClasses().get(0);
        List<Integer> steps = new ArrayList<>();
        users.onStart().ifPresent(flow -> steps.addAll(ofSide(side, flow).toList()));
        ofSide(side, users.flows().get(0)).findFirst().ifPresent(steps::add);
        Map<Extraction, JsonScalar> extracted = new HashMap<>();
        for (int task : steps) {
            Request request = planned.ofUser(task, extracted);
            Exchange exchange = Probing.exchange(transport.connection(side), request);
            Classifier.Result result = classifiers.get(task).classify(exchange, request);
            List<Extraction> extractions = plan.tasks().get(task).extractions();
            Secrets secrets = Secrets.of(plan.tasks().get(task).secretsOf(result.kept()));
            each.accept(new Trial(task, request, exchange, result.classification(), secrets));
            if (!result.classification().error().isEmpty()) {
                return;
            }
            for (int i = 0; i < extractions.size(); i++) {
                extracted.put(extractions.get(i), result.kept().get(i));
            }
        }
    }

    private Stream<Integer> ofSide(int side, Flow flow) {
        return flow.tasks().stream()
                .filter(task -> plan.tasks().get(task).side().orElse(side) == side);
    }

    /**
     * Scrapes each observed endpoint once, each for at most one scrape's deadline. The values only serve as the start of rates.
     *
     * @return a sentence for each figure that could not be read
     */
    public List<String> firstLook() {
        return server.firstLook();
    }

    @Override
    public boolean stopped() {
        return stopped != null;
    }

    /**
     * Makes the load, drains it, and returns the run with its verdict.
     *
     * @param logs receive the run while it goes on
     * @param line says when the load begins
     * @throws NotStartedException if it does not begin; the logs receive nothing then
     */
    public Analysis run(RunIdentity identity, List<RunLog> logs, StartLine line) throws NotStartedException {
        JvmWarmUp.run(plan, clock);
        ExceptionLog exceptions = new ExceptionLog();
        RunLog log = new RunLogs(logs, exceptions::add);
        RunRecord record = new RunRecord(plan);
        Analysis analysis;
        // What takes time to set up comes before time zero: after it, the first calls would be late.
        try (Rows rows = rows();
                SelfWatch watch =
                        SelfWatch.start(clock, thread -> !thread.equals(SIMULATOR_THREAD), OwnDelay.leastNs(plan))) {
            // A start that is already due begins later than it was to, and the manifest says when.
            long plannedZeroNs = Math.max(line.zeroNs(clock, this), earliestZeroNs());
            Manifest manifest =
                    manifest(identity, clock.wallTime().plusNanos(plannedZeroNs - clock.nanos()), line.clock());
            log.started(manifest);
            long zeroNs = Math.max(plannedZeroNs, earliestZeroNs());
            watch.timeZero(zeroNs);
            StopRules rules = new StopRules(plan, lastHour, zeroNs);
            Inbox inbox = new Inbox(
                    Inbox.CAPACITY,
                    watch::stalledNs,
                    call -> {
                        record.record(call);
                        rules.record(call);
                    },
                    exceptions);
            Engine running = Engine.of(new Surroundings(
                    plan, planned.renderer(), classifiers, rows.cursors(), transport, clock, zeroNs, inbox));
            RunSoFar run = new RunSoFar(
                    manifest,
                    record,
                    exceptions,
                    watch::figures,
                    transport::connectionsByAddress,
                    running::load,
                    clock);
            Reporter reporter = new Reporter(inbox, run, running, rules, log, clock, zeroNs);
            LoadEnd end;
            try (reporter) {
                server.start(zeroNs, inbox::observed);
                reporter.start();
                begin(running, reporter);
                end = running.run();
                server.stop();
            }
            EndReason reason = aborted ? EndReason.ABORTED : end.reason();
            Optional<String> rule =
                    reason == EndReason.STOP_RULE ? reporter.stopRule().or(() -> otherRule) : Optional.empty();
            if (reason == EndReason.STOP_RULE || reason.stoppedFromOutside()) {
                line.ended(rule);
            }
            analysis = run.finish(end, reason, rule);
        }
        log.finished(analysis);
        return analysis;
    }

    /**
     * Where rows come from.
     *
     * @param cursors one for each data set, however many users there are
     */
    private record Rows(List<RowCursor> cursors) implements AutoCloseable {

        @Override
        public void close() {
            cursors.forEach(RowCursor::close);
        }
    }

    private long earliestZeroNs() {
        return clock.nanos() + TO_GET_READY.toNanos();
    }

    /** Data sets of one size are not shuffled alike. */
    private Rows rows() {
        return new Rows(
                IntStream.range(0, samples.size()).mapToObj(this::cursor).toList());
    }

    private RowCursor cursor(int set) {
        Pick pick = plan.samples().get(set).pick();
        RowCursor all = RowCursor.of(samples.get(set), pick, plan.seed() + set);
        // In the open model, the engine goes through the rows of all arrivals.
        return plan.load().open() ? all : all.part(plan.sharing(), pick);
    }

    /** From now on the engine does what others ask for; it starts with what they have asked for so far. */
    private synchronized void begin(Engine running, Reporter reporting) {
        engine = running;
        reporter = reporting;
        if (users != null) {
            running.setUsers(users);
        }
        if (stopped != null) {
            running.stop(stopped);
        }
    }

    /**
     * Sets how many users of each class there are from now on, or from time zero. Only for a {@link
     * io.github.wingload.plan.load.LocustLoad}.
     *
     * @param ofClasses one number for each of the plan's classes, in its order
     */
    public synchronized void setUsers(List<Integer> ofClasses) {
        users = ofClasses;
        if (engine != null) {
            engine.setUsers(ofClasses);
        }
    }

    /** True once the load has begun. */
    public boolean begun() {
        return engine != null;
    }

    /** The calls in flight. */
    public int inFlight() {
        Engine running = engine;
        return running == null ? 0 : running.inFlight();
    }

    /**
     * Hands the calls that have ended so far to the logs, which otherwise get them once a second, and waits until they have them.
     *
     * @param most how long to wait at most
     * @return true if they have them, or if no load has begun
     */
    public boolean catchUp(Duration most) throws InterruptedException {
        Reporter reporting;
        synchronized (this) {
            reporting = reporter;
        }
        return reporting == null || reporting.catchUp().await(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Stops starting calls. Calls in flight continue to their end, for at most one deadline; a probe is cut off. */
    @Override
    public void stop() {
        stop(EndReason.INTERRUPTED);
    }

    @Override
    public void stop(String rule) {
        otherRule = Optional.of(rule);
        stop(EndReason.STOP_RULE);
    }

    /** Stops as {@link #stop()} does, for another reason. The first reason stays. */
    public void stop(EndReason reason) {
        Engine running;
        synchronized (this) {
            running = engine;
            if (stopped == null) {
                stopped = reason;
            }
        }
        if (running != null) {
            running.stop(reason);
        } else {
            // A probe or a first look that is under way would otherwise be waited for, up to its deadline.
            transport.abort();
            server.abort();
        }
    }

    /** Stops as {@link #stop} does, and cuts off calls in flight. */
    public void abort() {
        aborted = true;
        stop();
        Engine running = engine;
        if (running != null) {
            running.abort();
        } else {
            transport.abort();
        }
    }

    /** Closes the connections, and the simulator if it was started for this test. */
    @Override
    public void close() {
        server.close();
        transport.close();
        endpoints.forEach(Endpoint::close);
    }

    private Manifest manifest(RunIdentity identity, Instant start, Optional<ClockOffset> offset) {
        return new Manifest(
                identity.id(),
                plan,
                identity.overrides(),
                identity.scenarioFile(),
                identity.scenarioDirectory(),
                identity.scenarioSha256(),
                sampleSets(identity.samplesSha256()),
                identity.version(),
                start,
                target(0).url().toString(),
                resolvedAddresses(0),
                identity.host(),
                identity.instance(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                OptionalInt.of(IoThreads.of(plan)),
                probes.get(0),
                sides() > 1 ? Optional.of(reached(1)) : Optional.empty(),
                offset);
    }

    private Reached reached(int side) {
        return new Reached(target(side).url().toString(), resolvedAddresses(side), probes.get(side));
    }

    private List<SampleSet> sampleSets(List<String> sha256) {
        return IntStream.range(0, sha256.size())
                .mapToObj(set -> new SampleSet(
                        sha256.get(set),
                        samples.get(set).size(),
                        Optional.of(samples.get(set).varying())))
                .toList();
    }
}
