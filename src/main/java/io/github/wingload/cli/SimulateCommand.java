package io.github.wingload.cli;

import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.Signals;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.plan.target.SimulatorTarget.Routing;
import io.github.wingload.scenario.target.SimulatorSection;
import io.github.wingload.simulator.RequestCounts;
import io.github.wingload.simulator.Simulator;
import io.github.wingload.time.NanoClock;
import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Problem;
import io.github.wingload.yaml.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wingload simulate}: runs the built-in service until Ctrl-C. */
@Command(
        name = "simulate",
        description = {
            "Runs the built-in inference service on the loopback interface until Ctrl-C.",
            "",
            "Prints its URL, and at the end the number of requests by status and by fault. While it runs, GET /__tally"
                    + " returns the same numbers as JSON. Ctrl-C is its regular end.",
            ""
        },
        exitCodeList = {"0:ended with Ctrl-C"},
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
            "    wingload simulate liftwing --time-scale 1",
            "  The outage that wingload check is for: models that ask MediaWiki fail, and health endpoints are green:",
            "    wingload simulate liftwing --fault egress=1",
            "  A language model that streams, ten times as fast as the real one; one stream in fifty is cut off:",
            "    wingload simulate llm --port 8900 --time-scale 0.1 --fault truncate=0.02"
        })
final class SimulateCommand extends Subcommand {

    private static final int HIGHEST_PORT = 65_535;
    private static final String ANOTHER_PORT = "Choose another with --port, or omit the option for a free port.";

    @Parameters(
            paramLabel = "PROFILE",
            completionCandidates = Profiles.class,
            description = "The service to simulate: ${COMPLETION-CANDIDATES}.")
    private String profile;

    @Option(
            names = "--port",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description = "The port to listen on (default: any free port).")
    private int port;

    @Option(
            names = "--fault",
            paramLabel = "KIND=P",
            completionCandidates = Faults.class,
            description =
                    "The probability, from 0 to 1, that a request meets this fault: ${COMPLETION-CANDIDATES}. All profiles have"
                            + " those from drop to truncate; only profiles of revertrisk-wikidata have bad_gateway; they and liftwing"
                            + " have egress, which cuts models off from MediaWiki; only llm has the others. May be given several times.")
    private Map<String, String> faults = new LinkedHashMap<>();

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "The seed of service times, routes and faults (default: 1).")
    Optional<String> seed;

    @Option(
            names = "--pods",
            paramLabel = "COUNT",
            description = "Pods that are ready at the start (default: from the profile).")
    Optional<String> pods;

    @Option(
            names = "--max-pods",
            paramLabel = "COUNT",
            description = "The most pods that the autoscaler may start (default: from the profile).")
    Optional<String> maxPods;

    @Option(
            names = "--routing",
            paramLabel = "HOW",
            completionCandidates = Routings.class,
            description = "How a request is routed to a pod: ${COMPLETION-CANDIDATES} (default: random).")
    Optional<String> routing;

    @Option(
            names = "--time-scale",
            paramLabel = "FACTOR",
            description = "liftwing, ml-api, llm: multiplies every service time; 0 answers at once.")
    Optional<String> timeScale;

    @Option(names = "--threads", paramLabel = "COUNT", description = "ml-api: threads of each pod that serve requests.")
    Optional<String> threads;

    @Option(
            names = "--rate-limit",
            paramLabel = "LIMIT",
            description = "ml-api, llm: the most requests of each client, such as 100/m, or none.")
    Optional<String> rateLimit;

    @Option(
            names = "--cache-ttl",
            paramLabel = "DURATION",
            description = "ml-api: how long answers are cached, such as 10m; 0s for no cache.")
    Optional<String> cacheTtl;

    @ArgGroup(validate = false, heading = "%nOptions of the profile llm:%n")
    LlmOptions llm = new LlmOptions();

    @Override
    protected ExitCode run() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Simulator simulator = start();
        Signals signals = Signals.caughtBy(end::countDown);
        try (signals;
                simulator) {
            out().println(simulator.url());
            out().flush();
            end.await();
        }
        print(simulator.tally());
        return ExitCode.OK;
    }

    private Simulator start() {
        SimulatorTarget target = target();
        if (port < 0 || port > HIGHEST_PORT) {
            throw new UserError(
                    "cannot listen on port " + port + ": it is not from 0 to " + HIGHEST_PORT, ANOTHER_PORT);
        }
        try {
            return Simulator.start(target, port, NanoClock.system());
        } catch (IOException e) {
            throw new UserError("cannot listen on port " + port + ": " + e.getMessage(), ANOTHER_PORT);
        }
    }

    /** The options are checked by the rules of the scenario's key {@code simulator}. */
    private SimulatorTarget target() {
        Map<String, String> given = parsed().matchedOptions().stream()
                .filter(option -> !option.isMultiValue())
                .collect(Collectors.toMap(
                        OptionSpec::longestName, option -> option.stringValues().get(0)));
        Findings findings = new Findings();
        SimulatorTarget target = SimulatorSection.ofOptions(profile, given, faults, findings);
        List<Problem> problems = findings.problems("");
        if (!problems.isEmpty()) {
            throw UserError.listed(problems);
        }
        return target;
    }

    private void print(RequestCounts tally) {
        out().println("requests: " + tally.received());
        tally.byStatus().forEach((status, count) -> out().println("  " + status + ": " + count));
        tally.byFault().forEach((fault, count) -> out().println("  " + fault.word() + ": " + count));
        tally.streamed()
                .forEach((word, written) -> out().println("  tokens of " + word + ": " + written.tokens() + " in "
                        + written.tokenEvents() + " events"));
        if (tally.unanswered() > 0) {
            out().println("  unanswered: " + tally.unanswered());
        }
    }

    /** The words that complete PROFILE. */
    static final class Profiles extends ArrayList<String> {
        Profiles() {
            super(Words.of(Profile.class, '-').keySet());
        }
    }

    /** The words that complete {@code --routing}. */
    static final class Routings extends ArrayList<String> {
        Routings() {
            super(Words.of(Routing.class, '_').keySet());
        }
    }

    /** The words that complete {@code --fault}. */
    static final class Faults extends ArrayList<String> {
        Faults() {
            super(Words.of(Fault.class, '_').keySet());
        }
    }
}
