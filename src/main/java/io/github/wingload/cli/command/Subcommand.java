package io.github.wingload.cli.command;

import io.github.wingload.text.Secrets;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** A command of wingload: it prints to the streams of the command line and ends with an exit code. */
@Command
public abstract class Subcommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    /**
     * Does the command's work.
     *
     * @throws UserError if the user can correct the problem
     */
    protected abstract ExitCode run() throws Exception;

    @Override
    public final Integer call() throws Exception {
        ExitCode exit = run();
        out().flush();
        return exit.code();
    }

    protected final CommandSpec spec() {
        return spec;
    }

    /** The options and parameters as the user typed them. */
    protected final ParseResult parsed() {
        return spec.commandLine().getParseResult();
    }

    /**
     * The parameters as the user typed them. Where files are taken they are paths, so that a shell completes their names; a URL would lose
     * a slash as a path.
     */
    protected final List<String> parameters() {
        return parsed().matchedPositionals().stream()
                .flatMap(parameter -> parameter.originalStringValues().stream())
                .toList();
    }

    /** For the result, which a program may read. */
    protected final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** For everything else. */
    protected final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Removes secrets from all that is printed from now on. */
    protected final void hide(Secrets secrets) {
        process().hide(secrets);
    }

    /** The environment variables of the process that runs this command. */
    protected final Map<String, String> environment() {
        return process().environment();
    }

    private CommandProcess process() {
        return (CommandProcess) spec.root().userObject();
    }

    /** Prints a sentence on stderr. */
    protected final void warn(String sentence) {
        err().println("wingload: " + sentence);
    }
}
