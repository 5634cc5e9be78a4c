package io.github.wingload.cli;

import io.github.wingload.text.Secrets;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** A command of wingload: it prints to the streams of the command line and ends with an exit code. */
@Command
abstract class Subcommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    /**
     * Does the command's work.
     *
     * @throws UserError if the user can correct the problem
     */
    abstract ExitCode run() throws Exception;

    @Override
    public final Integer call() throws Exception {
        ExitCode exit = run();
        out().flush();
        return exit.code();
    }

    final CommandSpec spec() {
        return spec;
    }

    /** The options and parameters as the user typed them. */
    final ParseResult parsed() {
        return spec.commandLine().getParseResult();
    }

    /** For the result, which a program may read. */
    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** For everything else. */
    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Removes secrets from all that is printed from now on. */
    final void hide(Secrets secrets) {
        if (spec.root().userObject() instanceof Main main) {
            main.hide(secrets);
        }
    }

    /** Prints a sentence on stderr. */
    final void warn(String sentence) {
        err().println("wingload: " + sentence);
    }
}
