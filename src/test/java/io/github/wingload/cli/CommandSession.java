package io.github.wingload.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * A command that has standard output, standard error and environment of its own, as a process has, but in this JVM: to start one takes
 * seconds.
 */
public final class CommandSession {

    private CommandSession() {}

    /** What a command has printed. */
    public record Ended(int exitCode, String out, String err) {}

    /** Executes a command that prints to two new files in a directory, and waits for its end. */
    public static Ended execute(Path directory, Map<String, String> environment, String... words) throws IOException {
        Path out = Files.createTempFile(directory, "stdout", ".txt");
        Path err = Files.createTempFile(directory, "stderr", ".txt");
        try (OutputStream toOut = Files.newOutputStream(out);
                OutputStream toErr = Files.newOutputStream(err)) {
            int exitCode = execute(environment, toOut, toErr, words);
            return new Ended(exitCode, Files.readString(out), Files.readString(err));
        }
    }

    /** Executes a command with these as the standard output and standard error of its process. */
    static int execute(Map<String, String> environment, OutputStream out, OutputStream err, String... words) {
        PrintStream ownOut = System.out;
        PrintStream ownErr = System.err;
        UncaughtExceptionHandler ownHandler = Thread.getDefaultUncaughtExceptionHandler();
        Logger logger = (Logger) LoggerFactory.getLogger("io.github.wingload");
        Level ownLevel = logger.getLevel();
        try {
            return Main.run(environment, out, err, words).code();
        } finally {
            logger.setLevel(ownLevel);
            System.setOut(ownOut);
            System.setErr(ownErr);
            Thread.setDefaultUncaughtExceptionHandler(ownHandler);
        }
    }
}
