package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * wingload in a JVM of its own, for what a test cannot do to itself: signals, a working directory, a small heap. In
 * {@code mvn verify} it starts from the jar, with the archive of classes that the build made: loading and checking them takes a
 * third of a short run.
 */
public final class Launched implements AutoCloseable {

    /** The jar and its archive; only the build for the integration tests names them, which has just made both. */
    private static final Optional<String> JAR = Optional.ofNullable(System.getProperty("launched.jar"));

    private static final Optional<String> ARCHIVE = Optional.ofNullable(System.getProperty("launched.archive"));

    private final Process process;
    private final Path out;
    private final Path err;

    private Launched(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * The command line of one of our programs, as a process of a few seconds: its code need not be compiled well.
     *
     * @param jvm more options of the JVM
     */
    public static List<String> command(Class<?> program, List<String> jvm, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        // An archive that does not fit is passed over without a word.
        ARCHIVE.ifPresent(archive -> command.addAll(
                List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off")));
        command.addAll(jvm);
        command.addAll(List.of("-cp", classPath(), program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** An archive is for a class path that begins with the jar. */
    private static String classPath() {
        String ofTests = System.getProperty("java.class.path");
        return JAR.map(jar -> jar + File.pathSeparator + ofTests).orElse(ofTests);
    }

    /** Starts it in a directory, with more environment and JVM options. */
    public static Launched start(Path directory, Map<String, String> environment, List<String> jvm, String... arguments)
            throws IOException {
        return start(Main.class, directory, environment, jvm, arguments);
    }

    /** Starts another program of ours in the same way. */
    public static Launched start(
            Class<?> program, Path directory, Map<String, String> environment, List<String> jvm, String... arguments)
            throws IOException {
        Path out = Files.createTempFile(directory, "stdout", ".txt");
        Path err = Files.createTempFile(directory, "stderr", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command(program, jvm, arguments)).directory(directory.toFile());
        builder.environment().putAll(environment);
        return new Launched(
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
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
