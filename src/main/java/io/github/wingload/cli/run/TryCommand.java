package io.github.wingload.cli.run;

import io.github.wingload.cli.command.Destination;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.task.Task;
import io.github.wingload.report.console.ExchangeText;
import io.github.wingload.report.console.PhaseText;
import io.github.wingload.run.CannotRunException;
import io.github.wingload.run.LoadTest;
import io.github.wingload.run.Trial;
import io.github.wingload.time.NanoClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code wingload try}: sends the first request of a scenario and shows it with its answer and times. */
@Command(
        name = "try",
        description = {
            "Sends one request: the first task of a scenario with the first row of its samples, after the steps of on_start if"
                    + " it has any. Prints the request, the answer and the time of each phase. Secrets are not shown.",
            "",
            "Nothing is written.",
            ""
        },
        exitCodeList = {"0:the answer meets the scenario's expectations", "1:it does not, or there is none"},
        footer = {
            "",
            "Examples:",
            "  Show an answer of the simulator:",
            "    wingload try scenarios/quickstart.yaml",
            "  Send one request to a URL:",
            "    wingload try http://localhost:8080/predict -d @body.json",
            "  Check that a service is reachable, and that Host header and token are right:",
            "    wingload try scenarios/revertrisk-wikidata.yaml --url https://inference.example.org"
        })
public final class TryCommand extends Subcommand {

    /** A body in which nobody knows where the secret is. */
    private static final String HIDDEN =
            "\n(the body is not shown: it may contain a secret that the scenario extracts from it)\n";

    private static final Load ONE_REQUEST =
            new ClosedLoad(1, 1, Optional.empty(), OptionalLong.of(1), Connections.PER_USER);

    @Parameters(
            paramLabel = "FILE|URL|RUN_DIR",
            description = "A scenario file (- is standard input), the URL of a request, or the directory of a run.")
    Path scenario;

    @Mixin
    private RequestOptions request;

    @Mixin
    TargetOptions target;

    @Mixin
    TagOptions tags;

    @Mixin
    DeadlineOption deadline;

    @Override
    protected ExitCode run() {
        ScenarioSource source =
                ScenarioSource.of(parameters().get(0), request, GivenOverrides.of(parsed()), environment());
        OpenedScenario opened = OpenedScenario.open(source);
        opened.printNotes(err());
        hide(opened.scenario().secrets());
        Plan plan = opened.plan().withLoad(ONE_REQUEST);
        try (LoadTest test = LoadTest.prepare(plan, opened.samples(), NanoClock.system())) {
            List<String> destinations = Destination.of(test, plan);
            ExitCode exit = ExitCode.OK;
            for (int side = 0; side < test.sides(); side++) {
                out().print(side == 0 ? "" : "\n");
                out().println("sending to " + destinations.get(side));
                exit = exit.or(print(test, side, plan));
            }
            return exit;
        } catch (CannotRunException e) {
            throw new UserError("this cannot be sent: " + e.getMessage(), "Nothing was sent.");
        }
    }

    private ExitCode print(LoadTest test, int side, Plan plan) {
        ExchangeText text = new ExchangeText(plan, test.target(side));
        AtomicBoolean ok = new AtomicBoolean();
        test.tryOnce(side, trial -> {
            out().println();
            Task task = plan.tasks().get(trial.task());
            ok.set(print(trial, text, task, test.target(side).secure()));
            out().flush();
        });
        return ok.get() ? ExitCode.OK : ExitCode.FAILED;
    }

    /** True if the answer is what the task expects. */
    private boolean print(Trial trial, ExchangeText text, Task task, boolean secure) {
        hide(trial.secrets());
        out().println(text.of(trial.request()));
        boolean ok = trial.judgement().error().isEmpty();
        boolean mayBeSecret = !ok && task.mayAnswerSecret(trial.exchange().status());
        String answer = mayBeSecret ? text.headOf(trial.exchange()) + HIDDEN : text.of(trial.exchange());
        if (!answer.isEmpty()) {
            out().println(answer);
        }
        out().print(PhaseText.of(trial.exchange(), secure));
        out().println();
        out().println(
                        ok
                                ? "ok"
                                : "failed: " + trial.judgement().failureClass().label() + ": "
                                        + text.line(trial.judgement().error()));
        return ok;
    }
}
