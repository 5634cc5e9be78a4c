package io.github.wingload.cli;

import io.github.wingload.simulator.Fault;
import io.github.wingload.simulator.Profile;
import io.github.wingload.simulator.Routing;
import io.github.wingload.simulator.Simulator;
import io.github.wingload.simulator.SimulatorSettings;
import io.github.wingload.simulator.Tally;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wingload simulate}: the built-in service on its own, until it is told to end. */
@Command(
        name = "simulate",
        description = {
            "Runs the built-in inference service on the loopback interface until Ctrl-C.",
            "",
            "Prints its URL, and at the end how many requests it has answered how. While it runs, GET /__tally tells"
                    + " the same as JSON. Ctrl-C is its regular end: exit code 0.",
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

    @Parameters(
            paramLabel = "PROFILE",
            converter = SimulatorWords.Profiles.class,
            completionCandidates = SimulatorWords.Profiles.class,
            description = "Which service it plays: ${COMPLETION-CANDIDATES}.")
    private Profile profile;

    @Option(
            names = "--port",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description = "Where it listens; without this option on any port that is free.")
    private int port;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Of service times, routes and faults (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--pods", paramLabel = "COUNT", description = "Ready at the start; else as the profile has it.")
    private Optional<Integer> pods;

    @Option(
            names = "--max-pods",
            paramLabel = "COUNT",
            description = "The most that the autoscaler may start; else as the profile has it.")
    private Optional<Integer> maxPods;

    @Option(
            names = "--routing",
            paramLabel = "HOW",
            defaultValue = "random",
            converter = SimulatorWords.Routings.class,
            completionCandidates = SimulatorWords.Routings.class,
            description = "How a request finds its pod: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Routing routing;

    @Option(
            names = "--fault",
            paramLabel = "KIND=P",
            converter = SimulatorWords.Faults.class,
            completionCandidates = SimulatorWords.Faults.class,
            description =
                    "How often something goes wrong, as a probability from 0 to 1: ${COMPLETION-CANDIDATES}. May be given"
                            + " several times.")
    private Map<Fault, Double> faults = new LinkedHashMap<>();

    @Mixin
    private SimulatorTuning tuning;

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
        SimulatorSettings settings = settings();
        try {
            return Simulator.start(settings, port, NanoClock.system());
        } catch (IOException | IllegalArgumentException e) {
            throw new UserError(
                    "cannot listen on port " + port + ": " + e.getMessage(),
                    "Give another with --port, or leave it out for a free one.");
        }
    }

    private SimulatorSettings settings() {
        try {
            SimulatorSettings settings =
                    SimulatorSettings.of(profile).withSeed(seed).withRouting(routing);
            if (maxPods.isPresent()) {
                settings = settings.withMaxPods(maxPods.get());
            }
            if (pods.isPresent()) {
                settings = settings.withPods(pods.get());
            }
            for (Map.Entry<Fault, Double> fault : faults.entrySet()) {
                settings = settings.withFault(fault.getKey(), fault.getValue());
            }
            return tuning.on(settings);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), "See wingload simulate --help.");
        }
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
                        .append(fault.key())
                        .append(": ")
                        .append(count)
                        .append('\n'));
        if (tally.unanswered() > 0) {
            text.append("  unanswered: ").append(tally.unanswered()).append('\n');
        }
        return text.toString();
    }
}
