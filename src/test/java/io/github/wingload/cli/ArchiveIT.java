package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.command.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archives of a release, as {@code mvn package} makes them, in the hands of someone who has nothing else. */
class ArchiveIT {

    private static final String NAME = "wingload-" + Version.current();
    private static final Path TAR = Path.of("target", NAME + ".tar.gz").toAbsolutePath();
    private static final Path ZIP = Path.of("target", NAME + ".zip").toAbsolutePath();
    /** For programs of some seconds, whose code need not be compiled well. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** A run passes, or this machine is too busy to say anything. */
    private static final List<Integer> EXIT_CODES = List.of(0, 3);

    @TempDir
    private static Path shared;

    /** Nothing is started in it: a start makes files. */
    private static Path release;

    @TempDir
    private Path temporary;

    private record Outcome(int exitCode, String out, String err) {}

    @BeforeAll
    static void unpack() throws Exception {
        release = unpackInto(shared);
    }

    @Test
    void theFirstCommandOfTheReadmeRunsInAnUnpackedRelease() throws Exception {
        Path fresh = unpackInto(temporary);
        List<String> launcher = List.of(fresh.resolve("wingload").toString());

        Outcome version = run(fresh, launcher, "--version");
        assertThat(version.out()).startsWith("wingload " + Version.current() + " (");
        assertThat(run(fresh, launcher, "generate-completion").out())
                .isEqualTo(Files.readString(fresh.resolve("completion/wingload")));
        Outcome quickstart =
                run(fresh, launcher, "run", "scenarios/quickstart.yaml", "--run-time", "1s", "--users", "2");
        assertThat(quickstart.exitCode()).as(quickstart.err()).isIn(EXIT_CODES);
        assertThat(quickstart.out()).contains("Verdict: ").contains("results: results/quickstart/");
    }

    @Test
    void everyCommandHasAManualPage() throws Exception {
        try (Stream<Path> pages = Files.list(release.resolve("man/man1"))) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .contains("wingload.1")
                    .containsAll(new CommandContext()
                            .root().getSubcommands().keySet().stream()
                                    .map(command -> "wingload-" + command + ".1")
                                    .toList());
        }
    }

    @Test
    void bothArchivesHoldTheSameFilesAndTheLicence() throws Exception {
        TreeSet<String> unpacked = new TreeSet<>();
        try (Stream<Path> files = Files.walk(release)) {
            files.filter(Files::isRegularFile)
                    .map(file -> release.getParent().relativize(file).toString())
                    .forEach(unpacked::add);
        }
        TreeSet<String> zipped = new TreeSet<>();
        try (ZipFile zip = new ZipFile(ZIP.toFile())) {
            zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(entry -> entry.getName())
                    .forEach(zipped::add);
        }
        assertThat(zipped).isEqualTo(unpacked);
        assertThat(unpacked).contains(NAME + "/LICENSE", NAME + "/README.md", NAME + "/wingload.jar");
        assertThat(release.resolve("LICENSE")).hasSameTextualContentAs(Path.of("LICENSE"));
    }

    @Test
    void theJarAloneRuns() throws Exception {
        Path jar = Files.copy(release.resolve("wingload.jar"), temporary.resolve("wingload.jar"));
        List<String> java = new ArrayList<>(List.of(JAVA.toString()));
        java.addAll(SHORT_LIVED);
        java.addAll(List.of("-jar", jar.toString()));

        assertThat(run(temporary, java, "--version").out()).startsWith("wingload " + Version.current());
        assertThat(run(temporary, java, "init", "mine.yaml").exitCode()).isZero();
        Outcome ran = run(temporary, java, "run", "mine.yaml", "--run-time", "1s", "--users", "2");
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isIn(EXIT_CODES);
        assertThat(ran.out()).contains("results: results/");
    }

    private static Path unpackInto(Path directory) throws Exception {
        assertThat(TAR).as("made by mvn package").exists();
        Outcome tar = run(directory, List.of("tar", "xzf", TAR.toString()));
        assertThat(tar.exitCode()).as(tar.err()).isZero();
        return directory.resolve(NAME);
    }

    private static Outcome run(Path directory, List<String> program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("WINGLOAD_JAVA_OPTS", String.join(" ", SHORT_LIVED));
            Process process = builder.start();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended").isTrue();
            return new Outcome(process.exitValue(), text(out), text(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
