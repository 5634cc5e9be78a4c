package io.github.wingload.cli;

import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.UserError;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one place where an exception becomes a message on stderr and an exit code. */
final class ErrorHandler implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private static final String NAME_A_RUN =
            "Name a run: its directory, latest, NAME@latest~1, or for diff and trend a Locust table or a YAML file with a result.";

    /** The remedy when memory has run out. */
    static final String MORE_MEMORY = "More memory may help: WINGLOAD_JAVA_OPTS=-Xmx4g";

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        return usage(exception);
    }

    /** Reports a command line that cannot be understood. */
    static int usage(ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        PrintWriter err = command.getErr();
        if (exception instanceof UnmatchedArgumentException unmatched
                && WingloadLine.printAdvice(unmatched.getUnmatched().get(0), err)) {
            return ExitCode.USAGE.code();
        }
        err.println("wingload: " + exception.getMessage());
        UnmatchedArgumentException.printSuggestions(exception, err);
        err.println("  Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE.code();
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) {
        if (exception instanceof UserError error) {
            command.getErr().println(error.getMessage());
            return ExitCode.USAGE.code();
        }
        if (exception instanceof UnreadableRunException unreadable) {
            return handleExecutionException(new UserError(unreadable, NAME_A_RUN), command, parsed);
        }
        return bug(exception, command);
    }

    /** Reports an error that neither the command line nor the scenario nor the target caused. */
    static int bug(Throwable cause, CommandLine command) {
        PrintWriter err = command.getErr();
        err.println("wingload: this is a bug of wingload: " + cause);
        if (cause instanceof OutOfMemoryError) {
            err.println("  " + MORE_MEMORY);
        } else if (verbose(command)) {
            cause.printStackTrace(err);
        } else {
            err.println("  Run the same command with -v to print the stack trace, and report it.");
        }
        err.flush();
        return ExitCode.BUG.code();
    }

    private static boolean verbose(CommandLine command) {
        return command.getCommandSpec().root().userObject() instanceof Main main && main.verbose();
    }
}
