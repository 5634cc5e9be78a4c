package io.github.wingload.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/**
 * Ends the process when one of its threads has died of an exception: without that thread a run would go on for ever, or lie.
 *
 * <p>What is needed when memory has run out is made beforehand, since nothing can be made then.
 */
final class LostThread implements UncaughtExceptionHandler {

    private final CommandLine command;
    private final int exitCode = ExitCode.BUG.code();
    private final FileOutputStream stderr = new FileOutputStream(FileDescriptor.err);
    private final byte[] outOfMemory = ("wingload: there is not enough memory for this\n  " + ErrorHandler.MORE_MEMORY
                    + "\n")
            .getBytes(StandardCharsets.US_ASCII);

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
            // Nobody reads stderr; the exit code still tells.
            return;
        } finally {
            Runtime.getRuntime().halt(exitCode);
        }
    }
}
