package io.github.wingload.cli.command;

import io.github.wingload.yaml.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A problem that the user can correct, such as a wrong option, a missing file or a full disk.
 *
 * <p>It ends the command with {@link ExitCode#USAGE}; only its message is printed.
 */
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * One problem.
     *
     * @param message the problem, as a sentence without a full stop
     * @param remedy how to correct it, as a whole sentence
     */
    public UserError(String message, String remedy) {
        super("wingload: " + message + "\n  " + remedy);
    }

    /** The problem that an exception reports. */
    public UserError(Exception cause, String remedy) {
        this("" + cause.getMessage(), remedy);
    }

    private UserError(String lines) {
        super(lines);
    }

    /** Several problems, one per line. */
    public static UserError listed(List<Problem> problems) {
        return new UserError(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
}
