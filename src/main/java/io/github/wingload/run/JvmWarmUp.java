package io.github.wingload.run;

import io.github.wingload.engine.Engine;
import io.github.wingload.engine.Surroundings;
import io.github.wingload.exchange.Classifier;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.Request;
import io.github.wingload.http.HttpSettings;
import io.github.wingload.http.HttpTransport;
import io.github.wingload.http.TlsFileException;
import io.github.wingload.judge.RunRecord;
import io.github.wingload.plan.Columns;
import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Reporting;
import io.github.wingload.plan.Safeguards;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.plan.target.SimulatorTarget.Tuning;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.result.EndReason;
import io.github.wingload.samples.RowCursor;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.simulator.Simulator;
import io.github.wingload.stats.Totals;
import io.github.wingload.time.NanoClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.LoggerFactory;

/**
 * Makes the JVM load and compile the code of a call before the first call needs it.
 *
 * <p>A small load of a plan of its own runs against a simulator in this process, never against the target. Its calls take the way of
 * every call: rows and templates, engine, transport, checks of JSON, extraction, recording. It ends when a hundred calls have
 * ended, and starts none after three seconds. If the run reads streams, the warm-up has a second load, against a simulated language model:
 * a hundred streams with some ten thousand events.
 */
final class JvmWarmUp {

    /** Of calls, not of time: on a busy machine the first call alone may take longer than the warm-up should. */
    private static final int CALLS = 100;

    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final int USERS = 3;
    private static final double STARTS_PER_SECOND = 1000;

    /** Makes a token in some thirty microseconds. */
    private static final double FAST = 0.001;

    private static final Columns COLUMNS = new Columns(List.of("rev_id"), List.of(Samples.ColumnType.INTEGER));

    private final Plan plan;
    private final SampleTable rows = SampleTable.of(COLUMNS, List.of(List.of("1"), List.of("2"), List.of("3")));
    private final PlannedRequests planned;
    private final NanoClock clock;

    private JvmWarmUp(Plan plan, NanoClock clock) {
        this.plan = plan;
        this.planned = new PlannedRequests(plan, List.of(rows));
        this.clock = clock;
    }

    /**
     * Runs the warm-up and waits for its end.
     *
     * @param following what follows: the warm-up uses the same model and the same way of sharing connections, and reads streams if it does
     * @return the calls of each of its loads; none without a loopback interface
     */
    static List<Totals> run(Plan following, NanoClock clock) {
        return (following.readsStreams() ? Stream.of(plain(), streamed()) : Stream.of(plain()))
                .map(work -> new JvmWarmUp(plan(work, following.load()), clock).run())
                .toList();
    }

    private Totals run() {
        RunRecord record = new RunRecord(plan);
        try (Simulator simulator = Simulator.start((SimulatorTarget) plan.target(), 0, clock);
                HttpTransport transport = HttpTransport.open(
                        UrlTarget.of(simulator.url()),
                        HttpSettings.of(plan.load().connections(), plan.deadline()),
                        clock);
                RowCursor cursor = RowCursor.of(rows, plan.samples().get(0).pick(), plan.seed())) {
            List<Classifier> classifiers = planned.classifiers();
            if (plan.tasks().get(0).stream().isEmpty()) {
                classifyCoded(transport, classifiers.get(0));
            }
            ExceptionLog exceptions = new ExceptionLog();
            Inbox inbox = new Inbox(2 * CALLS, (fromNs, toNs) -> 0, call -> {}, exceptions);
            long zeroNs = clock.nanos();
            Engine engine = Engine.of(new Surroundings(
                    plan, planned.renderer(), classifiers, List.of(cursor), transport, clock, zeroNs, inbox));
            inbox.onHalfFull(() -> engine.stop(EndReason.REQUESTS));
            engine.run();
            inbox.take().calls().forEach(record::record);
            record.endSecond(clock.nanos() - zeroNs);
        } catch (IOException | TlsFileException e) {
            // Without a loopback interface the first calls are slower, but measured correctly.
            LoggerFactory.getLogger(JvmWarmUp.class).info("no warm-up of the JVM: {}", e.getMessage());
        }
        return record.totals();
    }

    /** The simulator compresses nothing, and many services do. */
    private void classifyCoded(HttpTransport transport, Classifier classifier) {
        Request request = planned.probe(0);
        Exchange plain = Probing.exchange(transport.connection(), request);
        HeaderField coding = new HeaderField("Content-Encoding", "gzip");
        byte[] coded = gzip(plain.bodyStart());
        Exchange exchange = new Exchange(
                plain.times(),
                plain.reused(),
                plain.status(),
                () -> List.of(coding),
                coded.length,
                coded,
                plain.failure());
        classifier.classify(exchange, request);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(coded)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return coded.toByteArray();
    }

    /** The tasks of a load, and what answers them. */
    private record Work(SimulatorTarget target, List<Task> tasks) {}

    private static Work plain() {
        return new Work(SimulatorTarget.of(Profile.REVERTRISK_WIKIDATA_INSTANT), List.of(predict(), look()));
    }

    private static Work streamed() {
        SimulatorTarget model = SimulatorTarget.of(Profile.LLM)
                .tuned(new Tuning(
                        OptionalDouble.of(FAST),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        return new Work(model, List.of(complete()));
    }

    private static Plan plan(Work work, Load load) {
        return new Plan(
                "warm-up",
                work.target(),
                load.open() ? open(load.connections()) : closed(load.connections()),
                LONGEST,
                OptionalInt.empty(),
                List.of(samples()),
                List.of(new GeneratedValue("id", new GeneratedValue.Uuid())),
                work.tasks(),
                List.of(new UserClass(
                        UserClass.ONLY,
                        1,
                        new WaitTime.Constant(Duration.ofMillis(1)),
                        List.of(new Flow(
                                1,
                                IntStream.range(0, work.tasks().size()).boxed().toList())))),
                1,
                List.of(),
                Safeguards.DEFAULT,
                Reporting.DEFAULT,
                List.of());
    }

    private static Load closed(Connections connections) {
        return new ClosedLoad(USERS, USERS, Optional.of(LONGEST), OptionalLong.empty(), connections);
    }

    private static Load open(Connections connections) {
        return new OpenLoad(
                List.of(new Stage(Stage.HOLD, STARTS_PER_SECOND, STARTS_PER_SECOND, LONGEST)),
                OpenLoad.Arrivals.CONSTANT,
                OptionalInt.empty(),
                Duration.ZERO,
                connections);
    }

    private static Samples samples() {
        return new Samples(
                Path.of("warm-up"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Samples.Pick.SHUFFLE,
                OptionalLong.empty(),
                Optional.empty());
    }

    /** A call that is ok. */
    private static Task predict() {
        Template body = new Template(List.of(
                new Template.Text("{\"rev_id\":"),
                new Template.Column(0, Template.Form.JSON_VALUE),
                new Template.Text(",\"id\":\""),
                new Template.Generated(0, Template.Form.JSON_TEXT),
                new Template.Text("\"}")));
        return new Task(
                "predict",
                OptionalInt.empty(),
                "POST",
                Template.of("/v1/models/revertrisk-wikidata:predict"),
                List.of(),
                Optional.empty(),
                Optional.of(new Task.Body(body, "application/json")),
                List.of(),
                OptionalInt.of(0),
                Optional.empty(),
                new Expectation(
                        Expectation.ANY_2XX.statuses(),
                        List.of(
                                new Expectation.JsonEquals("/model_name", Template.of("\"revertrisk-wikidata\"")),
                                new Expectation.JsonType("/output/prediction", Expectation.Kind.BOOLEAN),
                                new Expectation.JsonBetween("/output/probabilities/true", 0, 1),
                                new Expectation.Contains(Template.of("model_version")),
                                new Expectation.Matches("\"prediction\": ?(true|false)")),
                        Optional.empty()),
                List.of(new Extraction("revision", 0, new Extraction.JsonPointer("/revision_id"), false)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A call whose answer is a stream. */
    private static Task complete() {
        Template body = new Template(List.of(
                new Template.Text("{\"model\":\"warm-up\",\"max_tokens\":128,\"stream\":true,\"prompt\":\""),
                new Template.Column(0, Template.Form.JSON_TEXT),
                new Template.Text("\"}")));
        return new Task(
                "complete",
                OptionalInt.empty(),
                "POST",
                Template.of("/v1/completions"),
                List.of(),
                Optional.empty(),
                Optional.of(new Task.Body(body, "application/json")),
                List.of(),
                OptionalInt.of(0),
                Optional.of(AnswerStream.OPENAI),
                Expectation.ANY_2XX,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A call that fails with 404, with a value of the call before in its path. */
    private static Task look() {
        return new Task(
                "look",
                OptionalInt.empty(),
                "GET",
                new Template(List.of(new Template.Text("/"), new Template.Extracted(0, Template.Form.URL))),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                OptionalInt.empty(),
                Optional.empty(),
                Expectation.ANY_2XX,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
