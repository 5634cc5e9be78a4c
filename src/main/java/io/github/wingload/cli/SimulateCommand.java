package io.github.wingload.cli;

import io.github.wingload.plan.SimulatorTarget;
import io.github.wingload.plan.SimulatorTarget.Fault;
import io.github.wingload.plan.SimulatorTarget.Profile;
import io.github.wingload.plan.SimulatorTarget.RateLimit;
import io.github.wingload.plan.SimulatorTarget.Routing;
import io.github.wingload.plan.SimulatorTarget.Tuning;
import io.github.wingload.simulator.Simulator;
import io.github.wingload.simulator.Tally;
import io.github.wingload.time.NanoClock;
import io.github.wingload.yaml.DurationText;
import io.github.wingload.yaml.Words;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code wingload simulate}: the built-in service on its own, until it is told to end. */
@Command(
        name = "simulate",
        description = {
            "Runs the built-in inference service on the loopback interface until Ctrl-C.",
            "",
            "Prints its URL, and at the end the number of requests by status and by fault. While it runs, GET /__tally"
                    + " returns the same numbers as JSON. Ctrl-C is its regular end: exit code 0.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  In one terminal:",
            "    wingload simulate revertrisk-wikidata-production --port 8900 --seed 7",
            "  In another:",
            "    curl -d '{\"rev_id\": 12345}' http://127.0.0.1:8900/v1/models/revertrisk-wikidata:predict",
            "    wingload run scenarios/revertrisk-wikidata.yaml -u 20 -t 30s --url http://127.0.0.1:8900",
            "  A service that misbehaves: one request in a hundred is dropped, one in fifty gets no answer:",
            "    wingload simulate revertrisk-wikidata-instant --fault drop=0.01 --fault stall=0.02",
            "  An API with a cache and a rate limit, and all models of LiftWing, each in its real time:",
            "    wingload simulate ml-api-text --rate-limit 500/m",
            "    wingload simulate liftwing --time-scale 1"
        })
final class SimulateCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;
    private static final String ANOTHER_PORT = "Choose another with --port, or omit the option for a free port.";

    @Parameters(
            paramLabel = "PROFILE",
            converter = Profiles.class,
            completionCandidates = Profiles.class,
            description = "Which service it plays: ${COMPLETION-CANDIDATES}.")
    private Profile profile;

    @Option(
            names = "--port",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description = "The port to listen on (default: any free port).")
    private int port;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Seed of service times, routes and faults (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--pods",
            paramLabel = "COUNT",
            description = "Pods that are ready at the start (default: from the profile).")
    private Optional<Integer> pods;

    @Option(
            names = "--max-pods",
            paramLabel = "COUNT",
            description = "The most pods that the autoscaler may start (default: from the profile).")
    private Optional<Integer> maxPods;

    @Option(
            names = "--routing",
            paramLabel = "HOW",
            converter = Routings.class,
            completionCandidates = Routings.class,
            description = "How a request finds its pod: ${COMPLETION-CANDIDATES} (default: random).")
    private Optional<Routing> routing;

    @Option(
            names = "--fault",
            paramLabel = "KIND=P",
            converter = Faults.class,
            completionCandidates = Faults.class,
            description =
                    "The probability, from 0 to 1, that a request meets this fault: ${COMPLETION-CANDIDATES}. May be given"
                            + " several times.")
    private Map<Fault, Double> faults = new LinkedHashMap<>();

    @Option(
            names = "--time-scale",
            paramLabel = "FACTOR",
            description = "liftwing, ml-api: multiplies every service time; 0 answers at once.")
    private Optional<Double> timeScale;

    @Option(names = "--threads", paramLabel = "COUNT", description = "ml-api: threads of each pod that serve requests.")
    private Optional<Integer> threads;

    @Option(
            names = "--rate-limit",
            paramLabel = "LIMIT",
            converter = Limits.class,
            description = "ml-api: requests of each client, such as 100/m, or none.")
    private Optional<RateLimit> rateLimit;

    @Option(
            names = "--cache-ttl",
            paramLabel = "DURATION",
            converter = Ttls.class,
            description = "ml-api: how long answers are cached, such as 10m; 0s for no cache.")
    private Optional<Duration> cacheTtl;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        PrintWriter out = spec.commandLine().getOut();
        Simulator simulator = start();
        Signals signals = Signals.caughtBy(end::countDown);
        try (signals;
                simulator) {
            out.println(simulator.url());
            out.flush();
            end.await();
        }
        out.print(text(simulator.tally()));
        out.flush();
        return ExitCode.OK.code();
    }

    private Simulator start() {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new UserError(
                    "cannot listen on port " + port + ": it is not from 0 to " + HIGHEST_PORT, ANOTHER_PORT);
        }
        try {
            return Simulator.start(target(), port, NanoClock.system());
        } catch (IOException e) {
            throw new UserError("cannot listen on port " + port + ": " + e.getMessage(), ANOTHER_PORT);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), "See wingload simulate --help.");
        }
    }

    private SimulatorTarget target() {
        return new SimulatorTarget(
                profile,
                whole(pods),
                whole(maxPods),
                routing,
                OptionalLong.of(seed),
                faults,
                List.of(),
                new Tuning(
                        timeScale.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                        whole(threads),
                        rateLimit,
                        cacheTtl));
    }

    private static OptionalInt whole(Optional<Integer> number) {
        return number.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private static String text(Tally tally) {
        StringBuilder text = new StringBuilder("requests: " + tally.received() + "\n");
        tally.byStatus()
                .forEach((status, count) -> text.append("  ")
                        .append(status)
                        .append(": ")
                        .append(count)
                        .append('\n'));
        tally.byFault()
                .forEach((fault, count) -> text.append("  ")
                        .append(fault.word())
                        .append(": ")
                        .append(count)
                        .append('\n'));
        if (tally.unanswered() > 0) {
            text.append("  unanswered: ").append(tally.unanswered()).append('\n');
        }
        return text.toString();
    }

    /** An option's words, spelled as in scenario files, for conversion, messages and completion. */
    private abstract static class Choice<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {

        private final Map<String, E> values;

        private Choice(Map<String, E> values) {
            this.values = values;
        }

        @Override
        public E convert(String text) {
            return Optional.ofNullable(values.get(text))
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is not one of " + String.join(", ", values.keySet())));
        }

        @Override
        public Iterator<String> iterator() {
            return values.keySet().iterator();
        }
    }

    static final class Profiles extends Choice<Profile> {
        Profiles() {
            super(Words.of(Profile.class, '-'));
        }
    }

    static final class Routings extends Choice<Routing> {
        Routings() {
            super(Words.of(Routing.class, '_'));
        }
    }

    static final class Faults extends Choice<Fault> {
        Faults() {
            super(Words.of(Fault.class, '_'));
        }
    }

    static final class Limits implements ITypeConverter<RateLimit> {
        @Override
        public RateLimit convert(String text) {
            return RateLimit.of(text)
                    .orElseThrow(() ->
                            new TypeConversionException("'" + text + "' is not a limit such as 100/m, and not none"));
        }
    }

    static final class Ttls implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return DurationText.parse(text)
                    .filter(DurationText::inRange)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is not a duration such as 500ms, 10m or 1h30m"));
        }
    }
}
