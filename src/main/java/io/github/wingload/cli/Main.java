package io.github.wingload.cli;

import io.github.wingload.cli.check.CheckCommand;
import io.github.wingload.cli.check.SloCommand;
import io.github.wingload.cli.command.CommandProcess;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.Terminal;
import io.github.wingload.cli.command.Version;
import io.github.wingload.cli.results.AuditCommand;
import io.github.wingload.cli.results.DiffCommand;
import io.github.wingload.cli.results.MergeCommand;
import io.github.wingload.cli.results.PublishCommand;
import io.github.wingload.cli.results.ReportCommand;
import io.github.wingload.cli.results.TrendCommand;
import io.github.wingload.cli.run.KubernetesCommand;
import io.github.wingload.cli.run.LocustfileCommand;
import io.github.wingload.cli.run.RulesCommand;
import io.github.wingload.cli.run.RunCommand;
import io.github.wingload.cli.run.SweepCommand;
import io.github.wingload.cli.run.TryCommand;
import io.github.wingload.cli.run.UiCommand;
import io.github.wingload.cli.run.ValidateCommand;
import io.github.wingload.cli.run.WorkerCommand;
import io.github.wingload.report.console.StandardStream;
import io.github.wingload.text.Secrets;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code wingload} command, with its subcommands and the options that all of them share. */
@Command(
        name = "wingload",
        description = "Load-tests machine-learning inference endpoints, and reports in the terms of Locust.",
        subcommands = {
            CheckCommand.class,
            SloCommand.class,
            RunCommand.class,
            SweepCommand.class,
            UiCommand.class,
            WorkerCommand.class,
            LocustfileCommand.class,
            KubernetesCommand.class,
            ReportCommand.class,
            MergeCommand.class,
            DiffCommand.class,
            TrendCommand.class,
            AuditCommand.class,
            PublishCommand.class,
            TryCommand.class,
            ValidateCommand.class,
            RulesCommand.class,
            SimulateCommand.class,
            InitCommand.class,
            SampleCommand.class,
            ImportCommand.class,
            SchemaCommand.class,
            GenerateCompletion.class,
            GenerateManPagesCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  A first run, against the built-in simulator:",
            "    wingload run scenarios/quickstart.yaml",
            "  A request of your own, 10 users for 30 seconds:",
            "    wingload http://localhost:8080/predict -d @body.json -u 10 -t 30s",
            "  A scenario of your own:",
            "    wingload init my-service.yaml",
            "  Completion for this shell (bash, zsh):",
            "    source <(wingload generate-completion)"
        })
public final class Main implements CommandProcess, Runnable {

    @Spec
    private CommandSpec spec;

    private final Map<String, String> environment;

    private boolean verbose;

    /** Empty in a test, which has streams of its own. */
    private Optional<StandardStream.Both> streams = Optional.empty();

    private Main(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        OutputStream err = new FileOutputStream(FileDescriptor.err);
        System.exit(run(System.getenv(), out, err, arguments).code());
    }

    /** Runs one command as a process does, with these as the process's environment, standard output and standard error. */
    static ExitCode run(Map<String, String> environment, OutputStream out, OutputStream err, String... arguments) {
        StandardStream.Both streams = StandardStream.Both.install(out, err);
        if (Terminal.ofAscii()) {
            Terminal terminal = Terminal.detect();
            streams.ascii(terminal.out(), terminal.err());
        }
        Main main = new Main(environment);
        main.streams = Optional.of(streams);
        CommandLine command = commandLine(main);
        Thread.setDefaultUncaughtExceptionHandler(new LostThread(command));
        int exitCode;
        try {
            exitCode = command.execute(arguments);
        } catch (Error error) {
            exitCode = ErrorHandler.bug(error, command);
        }
        return flushed(streams, ExitCode.of(exitCode));
    }

    /** The exit code of a command, once all that it printed has left this process. */
    private static ExitCode flushed(StandardStream.Both streams, ExitCode exit) {
        System.out.flush();
        Optional<String> failure = streams.out().failure();
        failure.ifPresent(reason -> System.err.println("wingload: the output could not be written: " + reason));
        System.err.flush();
        return failure.isPresent() ? exit.or(ExitCode.INCOMPLETE) : exit;
    }

    /**
     * The whole command tree, ready to execute any number of times.
     *
     * @param environment the environment variables of its commands
     */
    static WingloadLine commandLine(Map<String, String> environment) {
        return commandLine(new Main(environment));
    }

    private static WingloadLine commandLine(Main main) {
        WingloadLine root = new WingloadLine(main);
        ErrorHandler errors = new ErrorHandler();
        root.setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors)
                // For picocli, @FILE is a file of arguments; here it is one whose content is sent.
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true);
        setUp(root);
        return root;
    }

    /** Adds the shared options and help to a command and its subcommands. */
    private static void setUp(CommandLine command) {
        UsageMessageSpec help = command.getCommandSpec()
                .mixinStandardHelpOptions(true)
                .versionProvider(new Version())
                .usageMessage();
        help.width(100).exitCodeListHeading("%nExit codes:%n").exitCodeList(ExitCode.table(help.exitCodeList()));
        command.getSubcommands().values().forEach(Main::setUp);
    }

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Log to stderr what wingload does, and print the stack trace of a bug.")
    private void verbose(boolean on) {
        verbose = on;
        if (on) {
            Logging.verbose();
        }
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public void hide(Secrets secrets) {
        streams.ifPresent(both -> both.hide(secrets));
    }

    boolean verbose() {
        return verbose;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
