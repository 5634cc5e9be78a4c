package io.github.wingload.cli.run;

import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.Signals;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.locust.ClassNames;
import io.github.wingload.locust.ForeignMessageException;
import io.github.wingload.locust.MasterMessage;
import io.github.wingload.locust.MasterSocket;
import io.github.wingload.locust.WorkerSession;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.target.HostPort;
import io.github.wingload.result.EndReason;
import io.github.wingload.run.CannotRunException;
import io.github.wingload.run.LoadTest;
import io.github.wingload.run.ProbeFinding;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.target.Addresses;
import io.github.wingload.text.Printable;
import io.github.wingload.time.NanoClock;
import io.github.wingload.yaml.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wingload worker}: plays the users of a Locust master. */
@Command(
        name = "worker",
        description = {
            "Joins a Locust master as a worker: the master's page, shapes and options set the number of users, and wingload makes"
                    + " their calls, as the scenario describes them.",
            "",
            "The master's table has these calls in Locust's rounding. Each test also has a directory of its own here, with exact"
                    + " figures. The users, spawn rate and run time of the scenario are ignored. The command ends when the"
                    + " master does; Ctrl-C leaves the master.",
            ""
        },
        exitCodeList = {
            "0:every test met its thresholds; without thresholds, no call failed",
            "1:a test missed a threshold; without thresholds, a call failed",
            "2:the command line or the scenario is wrong; nothing was sent",
            "3:no master accepted the worker, the target does not answer, or a test is invalid",
            "130:interrupted; the results so far were written"
        },
        footer = {
            "",
            "Examples:",
            "  A master with its page on port 8089, and two workers:",
            "    wingload locustfile scenarios/quickstart.yaml > locustfile.py",
            "    locust -f locustfile.py --master",
            "    wingload worker scenarios/quickstart.yaml --master localhost:5557",
            "    wingload worker scenarios/quickstart.yaml --master localhost:5557"
        })
public final class WorkerCommand extends Subcommand {

    private static final int LOCUSTS_PORT = 5557;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    @Parameters(paramLabel = "FILE", description = "A scenario file (- is standard input).")
    Path scenario;

    @Option(
            names = "--master",
            paramLabel = "HOST[:PORT]",
            defaultValue = "localhost:5557",
            description = "The Locust master (default: ${DEFAULT-VALUE}).")
    private String master;

    @Option(
            names = "--of",
            paramLabel = "N",
            description =
                    "How many workers the master has. It is needed if rows are used once, and merge then notices when the"
                            + " directory of a worker is missing.")
    private Optional<Integer> of = Optional.empty();

    @Mixin
    private LocustClasses classes;

    @Mixin
    TargetOptions target;

    @Mixin
    TagOptions tags;

    @Mixin
    DeadlineOption deadline;

    @Option(names = "--seed", paramLabel = "NUMBER", description = "The seed of all random choices (default: random).")
    Optional<String> seed;

    @Mixin
    private OutputOptions output;

    @Override
    protected ExitCode run() throws InterruptedException {
        HostPort address = address(master);
        if (of.isPresent() && of.get() < 1) {
            throw new UserError("--of " + of.get() + " is out of range", "Give 1 or more. Nothing was sent.");
        }
        OpenedScenario opened = open(parameters().get(0), GivenOverrides.of(parsed()), environment(), of.isPresent());
        ClassNames names = classes.of(opened.plan());
        if (output.quiet) {
            opened.printWarnings(err());
        } else {
            opened.printNotes(err());
        }
        hide(opened.scenario().secrets());
        NanoClock clock = NanoClock.system();
        if (!reachable(opened, clock)) {
            return ExitCode.NO_ANSWER;
        }
        Interruption interruption = new Interruption();
        WorkerRuns runs = new WorkerRuns(
                opened,
                of.map(OptionalInt::of).orElse(OptionalInt.empty()),
                (calls, line) -> new SingleRun(
                        output,
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        output.terminal(),
                        clock,
                        List.of(calls),
                        line,
                        out(),
                        err()),
                interruption);
        Signals signals = Signals.caughtBy(interruption);
        try (MasterSocket socket = new MasterSocket(address, name())) {
            say("waiting for the Locust master at " + address);
            WorkerSession session =
                    new WorkerSession(names, opened.plan().deadline(), runs, clock, socket::send, this::say);
            return talk(session, socket, address, interruption).or(runs.finish());
        } catch (ForeignMessageException e) {
            warn("what answers at " + address + " is no Locust master: a message " + Printable.of("" + e.getMessage()));
            runs.stop(EndReason.MASTER_LOST);
            return runs.finish().or(ExitCode.NO_ANSWER);
        } finally {
            signals.close();
        }
    }

    /** Talks to the master until one of the two ends it. */
    private ExitCode talk(WorkerSession session, MasterSocket socket, HostPort address, Interruption interruption)
            throws ForeignMessageException {
        while (session.end().isEmpty()) {
            Optional<byte[]> frame = socket.receive(BETWEEN_LOOKS);
            if (frame.isPresent()) {
                MasterMessage message = MasterMessage.read(frame.get());
                if (message instanceof MasterMessage.Reconnect) {
                    socket.reconnect();
                }
                session.received(message);
            }
            session.connected(socket.connected());
            session.tick();
            if (interruption.happened()) {
                session.interrupt();
            }
        }
        return switch (session.end().orElseThrow()) {
            case QUIT -> ExitCode.OK;
            case INTERRUPTED -> ExitCode.INTERRUPTED;
            case TROUBLE -> ExitCode.NO_ANSWER;
            case NO_MASTER -> {
                warn("no Locust master at " + address + " accepted this worker within five minutes");
                yield ExitCode.NO_ANSWER;
            }
        };
    }

    /** A worker that cannot reach the target must not get a share of the users. */
    private boolean reachable(OpenedScenario opened, NanoClock clock) {
        try (LoadTest test = LoadTest.prepare(opened.plan(), opened.samples(), clock)) {
            Optional<ProbeFinding> finding =
                    test.probe().stream().filter(ProbeFinding::stops).findFirst();
            finding.ifPresent(found -> warn(found.sentence()));
            if (finding.isEmpty()) {
                test.warmUp();
            }
            return finding.isEmpty();
        } catch (CannotRunException e) {
            throw new UserError("this cannot be run: " + e.getMessage(), "Nothing was sent.");
        }
    }

    private void say(String sentence) {
        if (!output.quiet) {
            err().println(Printable.of(sentence));
        }
    }

    private String name() {
        return SingleRun.hostName(environment()) + "_"
                + UUID.randomUUID().toString().replace("-", "");
    }

    static HostPort address(String text) {
        return Addresses.hostPort(text, LOCUSTS_PORT)
                .orElseThrow(() -> new UserError(
                        "--master " + text + " is no address of a Locust master",
                        "Write its host and port, such as localhost:5557. Nothing was sent."));
    }

    /**
     * Opens a scenario whose users a Locust master can set.
     *
     * @param rowsShared true if it is known how many workers share rows that are used once
     * @throws UserError with every problem
     */
    static OpenedScenario open(String named, Overrides given, Map<String, String> environment, boolean rowsShared) {
        OpenedScenario opened = OpenedScenario.open(ScenarioSource.of(named, given, environment));
        List<Problem> problems = problems(opened.plan(), opened.source().name(), rowsShared);
        if (!problems.isEmpty()) {
            throw UserError.listed(problems);
        }
        return opened;
    }

    private static List<Problem> problems(Plan plan, String file, boolean rowsShared) {
        List<Problem> problems = new ArrayList<>();
        if (plan.load() instanceof OpenLoad) {
            problems.add(new Problem(
                    file,
                    0,
                    0,
                    "load",
                    "a Locust master sets numbers of users, and this load is a rate of calls",
                    "give users in place of rate, with a wait_time for each user"));
        }
        if (!plan.safeguards().stopLines().isEmpty()) {
            problems.add(new Problem(
                    file,
                    0,
                    0,
                    "stop_when",
                    "a worker that stops by itself makes the Locust master give its users to the other workers",
                    "remove stop_when; the master decides when a test ends"));
        }
        if (!rowsShared && plan.samples().stream().anyMatch(samples -> samples.pick() == Samples.Pick.ONCE)) {
            problems.add(new Problem(
                    file,
                    0,
                    0,
                    "samples: pick",
                    "rows that are used once would be used once by each worker",
                    "choose another pick, such as shuffle, or give the number of workers with --of"));
        }
        return problems;
    }
}
