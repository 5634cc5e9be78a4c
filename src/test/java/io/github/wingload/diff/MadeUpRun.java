package io.github.wingload.diff;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Shard;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Manifest.SampleSet;
import io.github.wingload.result.TableRow;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A run that never was: its calls are made up, all of one task. Its parts can be changed before {@link #run}. */
public final class MadeUpRun {

    public static final Yardstick YARDSTICK = Yardstick.of(Optional.empty(), Figure.Calls.OK);

    private static final long NS_PER_MS = 1_000_000;
    private static final byte[] NOTHING = {};

    public String task = "predict";
    public String path = "/x";
    public URI url = URI.create("http://127.0.0.1:8900");
    public String samplesSha256 = "";
    public Optional<Shard> shard = Optional.empty();
    public Duration deadline = Duration.ofSeconds(60);
    public Instant start = Runs.START;
    public Map<String, String> labels = Map.of();
    public Map<String, String> environment = Map.of();
    public String id = "20261122T022057Z-3fa9";
    public long seed = 1;
    public String userAgent = "wingload";

    private final Duration length;
    private final List<Call> calls = new ArrayList<>();
    private boolean open;
    private boolean streamed;
    private int users = 40;

    public MadeUpRun(Duration length) {
        this.length = length;
    }

    public static MadeUpRun ofSeconds(double seconds) {
        return new MadeUpRun(Duration.ofNanos(Math.round(seconds * 1e9)));
    }

    public MadeUpRun open() {
        open = true;
        return this;
    }

    public MadeUpRun users(int count) {
        users = count;
        return this;
    }

    public MadeUpRun ok(double atMs, double tookMs) {
        return call(atMs, tookMs, FailureClass.OK, 200);
    }

    /** Answers with a role after a quarter of the time, and three tokens, of which the first comes after half of it. */
    public MadeUpRun streamed(int count, double tookMs) {
        return streamed(count, tookMs, 3);
    }

    /** The same with another number of tokens by the server's count. */
    public MadeUpRun streamed(int count, double tookMs, long counted) {
        streamed = true;
        for (int i = 0; i < count; i++) {
            calls.add(Calls.at(i * length.toMillis() / (double) count, tookMs)
                    .head(tookMs / 4)
                    .bytes(10)
                    .key("row")
                    .tokensCounted(counted, tookMs / 2, 0.75 * tookMs, tookMs)
                    .firstEvent(tookMs / 4)
                    .call());
        }
        return this;
    }

    public MadeUpRun failed(double atMs, double tookMs) {
        return call(atMs, tookMs, FailureClass.HTTP_5XX, 502);
    }

    public MadeUpRun call(double atMs, double tookMs, FailureClass failureClass, int status) {
        String error = failureClass == FailureClass.OK ? "" : "HTTP " + status;
        calls.add(Calls.at(atMs, tookMs)
                .bytes(10)
                .key("row")
                .expected(status)
                .failed(failureClass, error)
                .call());
        return this;
    }

    /** So many calls, evenly spread, each as long as the last. */
    public MadeUpRun steady(int count, double tookMs) {
        for (int i = 0; i < count; i++) {
            ok(i * length.toMillis() / (double) count, tookMs);
        }
        return this;
    }

    public Plan plan() {
        Tasks builder = Tasks.named("POST", task).path(path);
        Task only = (streamed ? builder.stream(AnswerStream.OPENAI) : builder).task();
        double rate = Math.max(1, calls.size()) / (length.toNanos() / 1e9);
        Load load = open ? Loads.rate(rate, length) : Loads.users(users, length);
        return Plans.of(only)
                .name("demo")
                .target(UrlTarget.of(url).withHeaders(List.of(new Header("User-Agent", Template.of(userAgent), false))))
                .load(load)
                .deadline(deadline)
                .waitTime(open ? new WaitTime.None() : new WaitTime.Constant(Duration.ofSeconds(1)))
                .seed(seed)
                .labels(labels)
                .environment(environment)
                .plan()
                .withShard(shard);
    }

    /** In the order of their ends. */
    public List<Call> calls() {
        return calls.stream().sorted(Comparator.comparingLong(Call::endNs)).toList();
    }

    public Manifest manifest() {
        return made().manifest();
    }

    public Analysis report() {
        return made().analysis();
    }

    private Runs made() {
        int started = open ? 0 : users;
        Runs run = Runs.of(plan())
                .id(id)
                .start(start)
                .targetUrl(url.toString())
                .calls(calls())
                .users(started, started)
                .end(EndReason.RUN_TIME, length)
                .lastIntended(length)
                .peakInFlight(1);
        return samplesSha256.isEmpty() ? run.samples() : run.samples(new SampleSet(samplesSha256, 0, Optional.empty()));
    }

    public ComparedRun run(String name) {
        return run(name, YARDSTICK);
    }

    public ComparedRun run(String name, Yardstick yardstick) {
        RunTally tally = new RunTally(plan(), yardstick);
        calls().forEach(tally::record);
        return tally.run(name, report());
    }

    public static ComparedRuns side(MadeUpRun... runs) {
        List<ComparedRun> compared = new ArrayList<>();
        for (MadeUpRun run : runs) {
            compared.add(run.run("run" + compared.size()));
        }
        return new ComparedRuns(compared);
    }

    public static RunDiff diff(MadeUpRun a, MadeUpRun b) {
        return RunDiff.between(side(a), side(b), YARDSTICK, Rules.DEFAULT);
    }

    /** The row of a table as Locust would have left it. */
    public static ComparedRun table(
            String name, long requests, long failures, double seconds, Map<Double, Double> percentilesMs) {
        return table(name, requests, failures, seconds, percentilesMs, Optional.empty());
    }

    /** The same, with how calls failed. */
    public static ComparedRun table(
            String name,
            long requests,
            long failures,
            double seconds,
            Map<Double, Double> percentilesMs,
            Optional<Map<FailureClass, Long>> classes) {
        TableEvidence row = new TableEvidence(
                new TableRow(
                        "POST",
                        "/x",
                        requests,
                        failures,
                        requests / seconds,
                        OptionalDouble.empty(),
                        new TreeMap<>(percentilesMs)),
                classes);
        return ComparedRun.table(name, false, Map.of(RowName.named("POST", "/x"), row), row);
    }
}
