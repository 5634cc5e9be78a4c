package io.github.wingload.cli.run;

import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.NewFile;
import io.github.wingload.cli.command.NotifyOption;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.metrics.MetricsServer;
import io.github.wingload.metrics.RunMetrics;
import io.github.wingload.plan.target.HostPort;
import io.github.wingload.report.machine.ChatMessage;
import io.github.wingload.report.machine.JUnitReport;
import io.github.wingload.report.ticket.TicketReport;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.RunLog;
import io.github.wingload.text.IoReason;
import io.github.wingload.text.JUnitXml.Case;
import io.github.wingload.text.JUnitXml.NotPassed;
import io.github.wingload.text.JUnitXml.Outcome;
import io.github.wingload.text.Secrets;
import io.github.wingload.webhook.Webhook;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The output of runs that other programs read: metrics while they go on; at the end JUnit XML, the summary of a job on GitHub and a
 * message to a chat. None of it has a secret of the scenario.
 */
final class MachineOutput implements AutoCloseable {

    /** The variable with the file in which a job of GitHub Actions collects its summary, and the most that a step may add. */
    private static final String STEP_SUMMARY = "GITHUB_STEP_SUMMARY";

    private static final int LONGEST_SUMMARY = 1_000_000;

    private final Optional<NewFile> junit;
    private final Optional<Webhook> webhook;
    private final Optional<Path> stepSummary;
    private final Optional<MetricsServer> server;
    private final List<RunLog> logs;
    private final Secrets secrets;
    private final PrintWriter err;

    private MachineOutput(
            Optional<NewFile> junit,
            Optional<Webhook> webhook,
            Optional<MetricsServer> server,
            List<RunLog> logs,
            Secrets secrets,
            Map<String, String> environment,
            PrintWriter err) {
        this.junit = junit;
        this.webhook = webhook;
        this.stepSummary = Optional.ofNullable(environment.get(STEP_SUMMARY))
                .filter(file -> !file.isBlank())
                .map(Path::of);
        this.server = server;
        this.logs = logs;
        this.secrets = secrets;
        this.err = err;
    }

    /**
     * Checks the options, and serves metrics if they are asked for.
     *
     * @throws UserError if an option is wrong, or the address for metrics cannot be used
     */
    static MachineOutput open(
            MachineOptions options, Secrets secrets, Map<String, String> environment, PrintWriter err) {
        Optional<HostPort> address = options.metricsAddress();
        Optional<Webhook> webhook = options.webhook(environment);
        Optional<NewFile> junit = options.junitFile();
        PrometheusRegistry registry = new PrometheusRegistry();
        Optional<MetricsServer> server = address.map(at -> serve(at, registry));
        server.ifPresent(running -> err.println("metrics at " + running.url()));
        List<RunLog> logs = server.isPresent() ? List.of(new RunMetrics(registry, secrets)) : List.of();
        return new MachineOutput(junit, webhook, server, logs, secrets, environment, err);
    }

    private static MetricsServer serve(HostPort address, PrometheusRegistry registry) {
        try {
            return MetricsServer.start(address, registry);
        } catch (IOException e) {
            throw new UserError(
                    "--prometheus: cannot listen on " + address + ": " + e.getMessage(),
                    "Give another port, or an address of this machine. Nothing was sent.");
        }
    }

    /** What receives the runs while they go on. */
    List<RunLog> logs() {
        return logs;
    }

    /**
     * Writes and sends what is made of finished runs. A message that is not accepted changes no exit code.
     *
     * @param comparison with the baseline, if there is one
     * @param exit the exit code so far
     */
    ExitCode finished(List<Analysis> runs, Optional<ExitReason> comparison, ExitCode exit) {
        if (runs.isEmpty()) {
            return ExitCode.OK;
        }
        Optional<String> decision = comparison.map(compared -> ExitReason.of(
                exit, ExitReason.verdict(runs.stream().map(Analysis::judgement).toList()), compared));
        ExitCode written = write(runs, comparison, decision);
        webhook.ifPresent(hook -> post(hook, secrets.redact(ChatMessage.of(runs, decision))));
        return written;
    }

    private ExitCode write(List<Analysis> runs, Optional<ExitReason> comparison, Optional<String> decision) {
        try {
            junit.ifPresent(
                    file -> file.write(secrets.redact(JUnitReport.of(runs, comparison.map(MachineOutput::testCase)))));
            if (stepSummary.isPresent()) {
                Files.writeString(
                        stepSummary.get(),
                        secrets.redact(decision.map(words -> words + ".\n\n").orElse("") + summary(runs)),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
            return ExitCode.OK;
        } catch (UserError e) {
            err.println("wingload: " + e.getMessage());
        } catch (IOException e) {
            err.println("wingload: the summary of the job cannot be written: " + IoReason.of(e));
        }
        return ExitCode.INCOMPLETE;
    }

    private static Case testCase(ExitReason comparison) {
        Optional<Outcome> outcome = switch (comparison.exit()) {
            case OK -> Optional.empty();
            case FAILED -> Optional.of(Outcome.FAILURE);
            default -> Optional.of(Outcome.SKIPPED);
        };
        return new Case(
                "baseline",
                "comparison",
                OptionalDouble.empty(),
                outcome.map(how -> new NotPassed(how, comparison.what())));
    }

    /** The reports; of reports that are too long for a summary, their first section, which is the verdict. */
    private static String summary(List<Analysis> runs) {
        String reports = runs.stream().map(TicketReport::markdown).collect(Collectors.joining("\n"));
        return reports.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SUMMARY
                ? reports
                : runs.stream().map(run -> TicketReport.verdict(run) + "\n").collect(Collectors.joining("\n"));
    }

    private void post(Webhook hook, String message) {
        try {
            NotifyOption.post(hook, message, sentence -> err.println("wingload: " + sentence));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            err.println("wingload: the message of --notify was not sent: interrupted");
        }
    }

    @Override
    public void close() {
        server.ifPresent(MetricsServer::close);
    }
}
