package io.github.wingload.cli.check;

import io.github.wingload.check.Budget;
import io.github.wingload.check.CheckCase;
import io.github.wingload.check.CheckComparison;
import io.github.wingload.check.CheckResult;
import io.github.wingload.check.Coverage;
import io.github.wingload.check.State;
import io.github.wingload.check.record.CheckJson;
import io.github.wingload.check.run.CheckRunner;
import io.github.wingload.check.run.CheckRunner.Baseline;
import io.github.wingload.check.run.CheckTarget;
import io.github.wingload.check.suite.Cases;
import io.github.wingload.check.suite.CheckFiles;
import io.github.wingload.check.suite.Revisions;
import io.github.wingload.check.suite.ServiceList;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.GivenDuration;
import io.github.wingload.cli.command.NewFile;
import io.github.wingload.cli.command.NotifyOption;
import io.github.wingload.cli.command.Signals;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.Terminal;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.cli.command.Version;
import io.github.wingload.report.check.CheckReport;
import io.github.wingload.scenario.target.Contact;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Markdown;
import io.github.wingload.text.PlainText;
import io.github.wingload.text.Printable;
import io.github.wingload.text.Remarkup;
import io.github.wingload.time.NanoClock;
import io.github.wingload.webhook.Webhook;
import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wingload check}: asks every service on every cluster whether it works. */
@Command(
        name = "check",
        description = {
            "Sends each case of the files once to each target, and shows for each service and target whether it works, and if"
                    + " not, which layer failed and what that probably means.",
            "",
            "A file is a suite of httpbb or a scenario; a folder stands for the YAML files in it.",
            ""
        },
        exitCodeList = {
            "0:every service works; with --compare, nothing broke since then; with --soak, every service kept its budget",
            "1:a service fails; with --require-coverage, a listed service has no case",
            "2:the command line or a file is wrong; nothing was sent",
            "3:no service fails, but the check could not get to one of them",
            "130:interrupted; there is no result"
        },
        footer = {
            "",
            "Examples:",
            "  After an upgrade, one cluster after the other:",
            "    wingload check scenarios/check --target codfw=https://inference.svc.codfw.wmnet:30443"
                    + " --target eqiad=https://inference.svc.eqiad.wmnet:30443 --order codfw,eqiad --stop-at-red",
            "  Before and after it, to blame it only for what changed:",
            "    wingload check suites/ --target codfw=https://… --record before.json",
            "    wingload check suites/ --target codfw=https://… --compare before.json",
            "  For half an hour, up to the first service that fails more than 1%% of its checks:",
            "    wingload check suites/ --target codfw=https://… --soak 30m --every 30s --budget 1%%"
        })
public final class CheckCommand extends Subcommand {

    private static final int MOST_PARALLEL = 100;

    @Parameters(
            paramLabel = "FILE|FOLDER",
            arity = "1..*",
            description = "Suites of httpbb, scenarios, or folders with these.")
    private List<Path> files;

    @Option(
            names = "--target",
            required = true,
            paramLabel = "NAME=URL",
            description =
                    "A cluster to check; may be given several times. The scheme and port of the URL replace those of the"
                            + " suites; the services stay in the Host header.")
    private List<String> targets;

    @Option(
            names = "--ca-file",
            paramLabel = "PEM",
            description = "Certificate authorities to trust instead of the JVM's.")
    private Optional<Path> caFile;

    @Option(names = "--insecure", description = "Do not check certificates.")
    private boolean insecure;

    @Option(
            names = "--order",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Check one target after the other, in this order: staging,codfw,eqiad (default: all at a time).")
    private List<String> order = List.of();

    @Option(
            names = "--stop-at-red",
            description = "With --order: leave out the targets after the first on which not every service works.")
    private boolean stopAtRed;

    @Option(
            names = "--parallel",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description =
                    "How many services of a target to ask at a time (default: ${DEFAULT-VALUE}). The cases of a service"
                            + " are always asked one after the other.")
    private int parallel;

    @Option(
            names = "--max-requests",
            paramLabel = "NUMBER",
            defaultValue = "1000",
            description = "The most requests in all, of a round if the check is repeated (default: ${DEFAULT-VALUE}).")
    private int maxRequests;

    @Option(
            names = "--max-time",
            paramLabel = "DURATION",
            description = "Good answers that take longer twice in a row count as slow, and fail: 2s.")
    private Optional<String> maxTime;

    @Option(
            names = "--fresh",
            description =
                    "Ask each case about a revision once more, about one of the last hours: the answer cannot come from a"
                            + " cache. Needs a contact in WINGLOAD_CONTACT.")
    private boolean fresh;

    @Option(
            names = "--api-url",
            paramLabel = "URL",
            defaultValue = FreshRevisions.USUAL_API,
            description = "With --fresh: the wikis' API (default: ${DEFAULT-VALUE}).")
    private String apiUrl;

    @Option(names = "--no-health", description = "Do not ask the health endpoints of model servers.")
    private boolean noHealth;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "Write the check to this file, for --compare. A file named *.jsonl gets a line added for each round.")
    private Optional<Path> record;

    @Option(
            names = "--compare",
            paramLabel = "FILE",
            description =
                    "Compare with the last check of this file. The exit code is 1 only if something failed now and not, or"
                            + " for another reason, before. Good answers that take over three times as long as before are slow.")
    private Optional<Path> compare;

    @Option(
            names = "--coverage",
            paramLabel = "FILE",
            description =
                    "A YAML list of services, or a helmfile's values: name the services without a case, and those that are"
                            + " not listed.")
    private Optional<Path> coverage;

    @Option(names = "--require-coverage", description = "With --coverage: fail if a listed service has no case.")
    private boolean requireCoverage;

    @Mixin
    private RepeatOptions repeat;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TEXT",
            description = "text (the default), json, junit, prometheus, markdown, remarkup or html.")
    private CheckFormat format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the report to this file instead of stdout, replacing an earlier one.")
    private Optional<Path> output;

    @Mixin
    private NotifyOption notify;

    private final NanoClock clock = NanoClock.system();

    /** What a check needs, once everything has been read and found valid. */
    private record Prepared(
            Cases cases,
            Coverage coverage,
            List<CheckTarget> targets,
            CheckRunner runner,
            Optional<CheckResult> before,
            Optional<Duration> soak,
            Duration every,
            double budget,
            Optional<Webhook> webhook) {}

    @Override
    protected ExitCode run() throws Exception {
        output.ifPresent(file -> new NewFile(file, true).check());
        record.ifPresent(file -> new NewFile(file, true).check());
        Thread asking = Thread.currentThread();
        Signals signals = Signals.caughtBy(asking::interrupt);
        try (signals) {
            Prepared prepared = prepared();
            return repeat.watch() || prepared.soak().isPresent() ? repeated(prepared) : once(prepared);
        } catch (InterruptedException e) {
            warn("interrupted; no result");
            return ExitCode.INTERRUPTED;
        }
    }

    private Prepared prepared() throws InterruptedException {
        Map<String, String> environment = environment();
        Optional<String> contact =
                Optional.ofNullable(environment.get(Contact.VARIABLE)).filter(Contact::isContact);
        if (stopAtRed && order.isEmpty()) {
            throw new UserError("--stop-at-red needs an order", "Add --order with the names of the targets.");
        }
        repeat.check();
        if (parallel < 1 || parallel > MOST_PARALLEL) {
            throw new UserError(
                    "--parallel " + parallel + " is out of range", "Give a number from 1 to " + MOST_PARALLEL + ".");
        }
        List<CheckTarget> to = TargetArgument.ordered(targets, order).stream()
                .map(target -> target.prepared(caFile, insecure, environment, contact))
                .toList();
        ServiceList services = services();
        CheckFiles reader = new CheckFiles(environment, Version.current(), services);
        Cases cases = reader.read(files);
        if (!reader.problems().isEmpty()) {
            throw UserError.listed(reader.problems());
        }
        cases.secrets().forEach(this::hide);
        cases.warnings().forEach(warning -> err().println("warning: " + cases.redact(warning)));
        if (cases.cases().isEmpty()) {
            throw new UserError("there is nothing to check", "Name a suite, or a scenario with one target.");
        }
        Cases asked = withOtherRevisions(cases, contact, environment);
        checkCap(asked.cases(), to.size());
        Optional<CheckResult> before = compare.map(file -> new RecordFile(file).last());
        Baseline baseline = (id, target) -> before.flatMap(check -> CheckComparison.limit(check, id, target));
        CheckRunner.Settings settings = new CheckRunner.Settings(
                parallel,
                maxRequests,
                !order.isEmpty(),
                stopAtRed,
                !noHealth,
                maxTime.map(text -> GivenDuration.aboveZero("--max-time", text)));
        return new Prepared(
                asked,
                services.of(asked.cases()),
                to,
                new CheckRunner(settings, baseline, clock),
                before,
                repeat.soak(),
                repeat.every(),
                repeat.budget(),
                notify.webhook(environment));
    }

    private ServiceList services() {
        Findings findings = new Findings();
        ServiceList services =
                coverage.map(file -> ServiceList.read(file, findings)).orElse(ServiceList.NONE);
        List<Problem> problems =
                coverage.map(file -> findings.problems(file.toString())).orElse(List.of());
        if (!problems.isEmpty()) {
            throw UserError.listed(problems);
        }
        return services;
    }

    private Cases withOtherRevisions(Cases cases, Optional<String> contact, Map<String, String> environment)
            throws InterruptedException {
        List<CheckCase> asked = new ArrayList<>(Revisions.shared(cases.cases()));
        if (fresh) {
            if (contact.isEmpty()) {
                throw new UserError(
                        "the contact for the wikis is missing",
                        "Wikis require a contact from every program: set " + Contact.VARIABLE
                                + " to an e-mail address or a URL.");
            }
            FreshRevisions wikis = new FreshRevisions(
                    apiUrl, Version.userAgent(contact), environment, message -> warn(Printable.of(message)));
            asked.addAll(Revisions.fresh(asked, wikis.of(Revisions.wikis(asked), clock)));
        }
        return cases.with(asked);
    }

    private void checkCap(List<CheckCase> cases, int targetCount) {
        long least = (long) cases.size() * targetCount;
        if (maxRequests < least) {
            throw new UserError(
                    Figures.count(cases.size(), "case", "cases") + " on "
                            + Figures.count(targetCount, "target", "targets")
                            + " take at least " + Figures.count(least) + " requests, and --max-requests is "
                            + Figures.count(maxRequests),
                    "Raise it, or check fewer. Nothing was sent.");
        }
    }

    private void post(Prepared prepared, CheckResult check) throws InterruptedException {
        if (prepared.webhook().isPresent()) {
            String message = prepared.cases().redact(report(prepared, check).chat());
            NotifyOption.post(prepared.webhook().get(), message, this::warn);
        }
    }

    private ExitCode once(Prepared prepared) throws InterruptedException {
        CheckResult check = round(prepared);
        print(prepared, check);
        post(prepared, check);
        return exit(prepared, check);
    }

    private CheckResult round(Prepared prepared) throws InterruptedException {
        CheckResult check = prepared.runner().run(prepared.cases().cases(), prepared.targets(), result -> {});
        record.ifPresent(file -> new RecordFile(file).write(check, prepared.cases()::redact));
        return check;
    }

    /** Repeats the check: a soak until its time or its budget is used up, a watch until it is interrupted. */
    private ExitCode repeated(Prepared prepared) throws InterruptedException {
        long rounds = prepared.soak()
                .map(time ->
                        Math.max(1, 1 + (time.toNanos() - 1) / prepared.every().toNanos()))
                .orElse(Long.MAX_VALUE);
        Budget left = new Budget(prepared.budget(), rounds);
        long nextNs = clock.nanos();
        String before = "";
        CheckResult check = round(prepared);
        while (true) {
            left.add(check);
            String headline = report(prepared, check).headline();
            err().println(Figures.utc(check.started()) + "  " + prepared.cases().redact(headline));
            if (repeat.watch() && !headline.equals(before)) {
                print(prepared, check);
                post(prepared, check);
            }
            before = headline;
            if (!repeat.watch() && (!left.breached().isEmpty() || left.rounds() == rounds)) {
                break;
            }
            nextNs += prepared.every().toNanos();
            Thread.sleep(Math.max(0, (nextNs - clock.nanos()) / 1_000_000));
            check = round(prepared);
        }
        print(prepared, check);
        post(prepared, check);
        List<String> breached = left.breached();
        err().println("soak: " + Figures.count(left.rounds(), "round", "rounds") + ", "
                + Figures.count(left.notPassed(), "check of a service", "checks of services") + " did not pass; "
                + (breached.isEmpty()
                        ? "within the budget"
                        : "over the budget of " + repeat.writtenBudget() + ": " + String.join(", ", breached)));
        return breached.isEmpty()
                ? covered(prepared, ExitCode.OK)
                : exit(prepared, check).or(ExitCode.FAILED);
    }

    private CheckReport report(Prepared prepared, CheckResult check) {
        return new CheckReport(
                check, prepared.before().map(earlier -> new CheckComparison(earlier, check)), prepared.coverage());
    }

    private void print(Prepared prepared, CheckResult check) {
        CheckReport report = report(prepared, check);
        String text = prepared.cases()
                .redact(
                        switch (format) {
                            case TEXT -> report.in(PlainText.of(Terminal.columns(true)));
                            case MARKDOWN -> report.in(new Markdown());
                            case REMARKUP -> report.in(new Remarkup());
                            case JSON -> CheckJson.pretty(check);
                            case JUNIT -> report.junit();
                            case PROMETHEUS -> report.prometheus();
                            case HTML -> report.html();
                        });
        output.ifPresentOrElse(file -> new NewFile(file, true).write(text), () -> {
            out().print(text);
            out().flush();
        });
    }

    private ExitCode exit(Prepared prepared, CheckResult check) {
        State state = prepared.before()
                .map(earlier -> new CheckComparison(earlier, check).state())
                .orElse(check.state());
        return covered(
                prepared,
                switch (state) {
                    case PASSED -> ExitCode.OK;
                    case UNDECIDED -> ExitCode.NO_ANSWER;
                    case FAILED -> ExitCode.FAILED;
                });
    }

    private ExitCode covered(Prepared prepared, ExitCode exit) {
        int gaps = prepared.coverage().unchecked().size();
        if (!requireCoverage || gaps == 0) {
            return exit;
        }
        err().println("coverage: " + Figures.count(gaps, "listed service has", "listed services have") + " no case");
        return exit.or(ExitCode.FAILED);
    }
}
