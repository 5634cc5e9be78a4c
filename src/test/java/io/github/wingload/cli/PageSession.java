package io.github.wingload.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A program that executes command lines of wingload in its working directory, and prints an exit code for each on stdout. In one
 * process, since a JVM for each takes seconds.
 */
final class PageSession {

    static final String NEXT_PAGE = "next page";

    private static final Path RESULTS = Path.of("results");

    private PageSession() {}

    /** @param arguments the file with the command lines, one a line, with a tab between two words */
    public static void main(String[] arguments) throws IOException {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            if (line.equals(NEXT_PAGE)) {
                removeFiles();
            } else {
                execute(line.replace("RUN_DIR", newestRun()).split("\t"));
            }
        }
        System.exit(0);
    }

    private static String newestRun() throws IOException {
        if (!Files.isDirectory(RESULTS)) {
            return "no run";
        }
        try (Stream<Path> runs = Files.find(RESULTS, 2, (path, file) -> path.getNameCount() == 3)) {
            return runs.max(Comparator.comparing(run -> run.getFileName().toString()))
                    .map(Path::toString)
                    .orElse("no run");
        }
    }

    private static void execute(String... words) {
        StringWriter printed = new StringWriter();
        PrintWriter out = new PrintWriter(printed, true);
        WingloadLine root = Main.commandLine(System.getenv());
        root.setOut(out).setErr(out);
        int exitCode = root.execute(words);
        System.out.println(exitCode + "\t" + String.join(" ", words));
        if (!Arrays.asList(0, 1, 3).contains(exitCode)) {
            System.err.println(
                    String.join(" ", words) + "\n" + printed.toString().indent(2));
        }
    }

    /** A page is read in a directory without the files that an earlier one has made; results stay. */
    private static void removeFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(""))) {
            for (Path file : files.filter(file -> file.toString().matches("my-.*\\.yaml|wingload\\.xml"))
                    .toList()) {
                Files.delete(file);
            }
        }
    }
}
