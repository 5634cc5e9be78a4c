package io.github.wingload.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code wingload} command. */
@Command(name = "wingload", mixinStandardHelpOptions = true)
public final class Main implements Runnable {

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
