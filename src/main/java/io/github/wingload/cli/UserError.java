package io.github.wingload.cli;

import java.util.List;

/**
 * Something that the person at the keyboard can put right: a wrong option, a missing file, a full disk.
 *
 * <p>Ends the command with {@link ExitCode#USAGE}; its lines are all that is printed.
 */
final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * One problem.
     *
     * @param message what was found
     * @param remedy what to do about it
     */
    UserError(String message, String remedy) {
        super("wingload: " + message + "\n  " + remedy);
    }

    private UserError(String lines) {
        super(lines);
    }

    /** Several problems, each in a line that says where it is and what would be right. */
    static UserError listed(List<String> problems) {
        return new UserError(String.join("\n", problems));
    }
}
