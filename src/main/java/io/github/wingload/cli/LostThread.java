package io.github.wingload.cli;

import io.github.wingload.cli.command.ExitCode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/**
 * Ends the process when an exception has ended one of its threads: without that thread a run could hang or give wrong results.
 *
 * <p>Everything that is needed when memory has run out is created in advance, since nothing can be allocated then.
 */
final class LostThread implements UncaughtExceptionHandler {

    private final CommandLine command;
    private final int exitCode = ExitCode.BUG.code();
    private final FileOutputStream stderr = new FileOutputStream(FileDescriptor.err);
    private final byte[] outOfMemory =
            ("wingload: out of memory\n  " + ErrorHandler.MORE_MEMORY + "\n").getBytes(StandardCharsets.US_ASCII);

    LostThread(CommandLine command) {
        this.command = command;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        try {
            if (thrown instanceof OutOfMemoryError) {
                stderr.write(outOfMemory);
            } else {
                ErrorHandler.bug(thrown, command);
            }
        } catch (IOException e) {
            // Stderr is closed; the exit code still reports the error.
            return;
        } finally {
            Runtime.getRuntime().halt(exitCode);
        }
    }
}
