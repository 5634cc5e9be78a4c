package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** wingload in a JVM of its own, for what a test cannot do to itself: signals, environment, a small heap. */
public final class Launched implements AutoCloseable {

    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Process process;
    private final Path out;
    private final Path err;

    private Launched(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts it in a directory, with more environment and JVM options. */
    public static Launched start(Path directory, Map<String, String> environment, List<String> jvm, String... arguments)
            throws IOException {
        return start(Main.class, directory, environment, jvm, arguments);
    }

    /** Starts it with a file as its standard input. */
    public static Launched startReading(
            Path input, Path directory, Map<String, String> environment, String... arguments) throws IOException {
        return start(Main.class, Redirect.from(input.toFile()), directory, environment, List.of(), arguments);
    }

    /** Starts another program of ours in the same way. */
    public static Launched start(
            Class<?> program, Path directory, Map<String, String> environment, List<String> jvm, String... arguments)
            throws IOException {
        return start(program, Redirect.PIPE, directory, environment, jvm, arguments);
    }

    private static Launched start(
            Class<?> program,
            Redirect input,
            Path directory,
            Map<String, String> environment,
            List<String> jvm,
            String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SHORT_LIVED);
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(directory, "stdout", ".txt");
        Path err = Files.createTempFile(directory, "stderr", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().putAll(environment);
        return new Launched(
                builder.redirectInput(input)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start(),
                out,
                err);
    }

    public static Launched start(Path directory, String... arguments) throws IOException {
        return start(directory, Map.of(), List.of(), arguments);
    }

    /** Sends a signal, such as {@code INT}. */
    public void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Waits for the end, on a busy machine for minutes; a process that never ends fails the test. */
    public int exitCode() throws InterruptedException {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended").isTrue();
        return process.exitValue();
    }

    public String out() throws IOException {
        return Files.readString(out);
    }

    public String err() throws IOException {
        return Files.readString(err);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
