package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Command lines of wingload, one after the other in one JVM that has a working directory and an environment of its own: a JVM for
 * each takes seconds. Each command has files as its standard output and standard error.
 */
final class CommandSession {

    /** Between two words of a command line. */
    private static final String BETWEEN = "\t";

    private CommandSession() {}

    /** What a command has printed. */
    record Ended(int exitCode, String out, String err) {}

    /** Executes command lines, whose words have no tab, and waits for the end of the last one. */
    static List<Ended> execute(Path directory, Map<String, String> environment, List<List<String>> commands)
            throws IOException, InterruptedException {
        Path session = Files.createTempDirectory(directory, "session");
        Path lines = Files.write(
                session.resolve("commands.txt"),
                commands.stream().map(words -> String.join(BETWEEN, words)).toList());
        try (Launched launched =
                Launched.start(CommandSession.class, directory, environment, List.of(), lines.toString())) {
            assertThat(launched.exitCode()).as(launched.err()).isZero();
            List<Ended> ended = new ArrayList<>();
            for (String exitCode : launched.out().lines().toList()) {
                ended.add(new Ended(
                        Integer.parseInt(exitCode),
                        Files.readString(session.resolve("out" + ended.size())),
                        Files.readString(session.resolve("err" + ended.size()))));
            }
            assertThat(ended).as(launched.err()).hasSameSizeAs(commands);
            return ended;
        }
    }

    /** @param arguments the file with the command lines; the exit code of each is printed on a line of its own */
    public static void main(String[] arguments) throws IOException {
        Path lines = Path.of(arguments[0]);
        List<Integer> exitCodes = new ArrayList<>();
        var ownOutput = System.out;
        for (String line : Files.readAllLines(lines)) {
            try (FileOutputStream out = file(lines, "out" + exitCodes.size());
                    FileOutputStream err = file(lines, "err" + exitCodes.size())) {
                exitCodes.add(Main.run(out, err, line.split(BETWEEN)).code());
            }
        }
        exitCodes.forEach(ownOutput::println);
        ownOutput.flush();
        System.exit(0);
    }

    private static FileOutputStream file(Path lines, String name) throws IOException {
        return new FileOutputStream(lines.resolveSibling(name).toFile());
    }
}
