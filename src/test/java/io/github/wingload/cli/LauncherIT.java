package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.command.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher in a tree of its own, whose {@code java} and {@code mvn} are small scripts that write down how they were
 * called: nothing is really built, and no second build runs inside this one.
 */
class LauncherIT {

    private static final Path LAUNCHER = Path.of("wingload").toAbsolutePath();

    @TempDir
    private Path temporary;

    private Path tree;
    private Path jar;
    private Path jdk;
    private Path tools;
    private Path builds;
    private Path trainings;

    /** What a launcher did. */
    private record Outcome(int exitCode, String out, String err) {}

    @BeforeEach
    void layOutATree() throws IOException {
        tree = Files.createDirectories(temporary.resolve("my wing load"));
        jar = tree.resolve("target/wingload.jar");
        builds = temporary.resolve("builds");
        trainings = temporary.resolve("trainings");
        jdk = temporary.resolve("a jdk");
        tools = temporary.resolve("tools");
        Files.createDirectories(tree.resolve("src/main/java"));
        Files.writeString(tree.resolve("pom.xml"), "<project/>");
        Files.copy(LAUNCHER, tree.resolve("wingload"));
        release("17.0.15");
        script(jdk.resolve("bin/java"), """
                case "$1" in
                    -XX:ArchiveClassesAtExit=*)
                        echo "training${WINGLOAD_NOTIFY:-}${GITHUB_STEP_SUMMARY:-}" >> "%s"
                        [ -n "${FAKE_NO_ARCHIVE:-}" ] || echo classes > "${1#*=}"
                        exit 0 ;;
                esac
                echo "pid $$"
                for argument; do echo "<$argument>"; done
                exit ${FAKE_EXIT:-0}
                """.formatted(trainings));
        script(jdk.resolve("bin/javac"), "exit 0");
        script(tools.resolve("mvn"), """
                echo "$*" >> "%s"
                echo "maven says something"
                sleep 0.3
                [ -z "${FAKE_BROKEN_BUILD:-}" ] || exit 1
                mkdir -p "%s"
                echo jar > "%s"
                """.formatted(builds, jar.getParent(), jar));
    }

    @Test
    void firstUseBuildsWithoutChecksAndSaysSoOnStderr() throws Exception {
        Outcome outcome = run("validate", "a.yaml");

        assertThat(builds()).singleElement().asString().contains("-DskipChecks=true package");
        assertThat(outcome.err()).contains("wingload: building").doesNotContain("maven");
        assertThat(outcome.out()).doesNotContain("maven").contains("<validate>\n<a.yaml>\n");
    }

    @Test
    void aJarThatIsNewerThanTheSourcesIsUsedAsItIs() throws Exception {
        jarOlderThanNowBy(Duration.ofMinutes(1));
        sourcesOlderThanNowBy(Duration.ofMinutes(2));

        assertThat(run("--version").err()).isEmpty();
        assertThat(builds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "src/main/java"})
    void aChangedSourceIsBuilt(String changed) throws Exception {
        jarOlderThanNowBy(Duration.ofMinutes(1));
        sourcesOlderThanNowBy(Duration.ofMinutes(2));
        Files.setLastModifiedTime(tree.resolve(changed), FileTime.from(Instant.now()));

        run("--version");
        assertThat(builds()).hasSize(1);
    }

    @Test
    void twoFirstStartsBuildOnce() throws Exception {
        Process one = start(List.of(tree.resolve("wingload").toString(), "one"));
        Process two = start(List.of(tree.resolve("wingload").toString(), "two"));

        assertThat(finish(one).out()).contains("<one>");
        assertThat(finish(two).out()).contains("<two>");
        assertThat(builds()).hasSize(1);
    }

    @Test
    void withoutFlockTwoFirstStartsBuildOnceToo() throws Exception {
        String path = tools + ":" + onlyCommonTools();
        List<Process> starts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ProcessBuilder launcher = launcher(List.of(tree.resolve("wingload").toString(), "run"));
            launcher.environment().put("PATH", path);
            starts.add(launcher.start());
        }
        for (Process start : starts) {
            assertThat(finish(start).exitCode()).isZero();
        }
        assertThat(builds()).hasSize(1);
    }

    @Test
    void withoutFlockTheLockOfADeadBuildIsTakenOver() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path lock = Files.createDirectories(jar.resolveSibling(".build.lock.d"));
        Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
        ProcessBuilder launcher = launcher(List.of(tree.resolve("wingload").toString(), "run"));
        launcher.environment().put("PATH", tools + ":" + onlyCommonTools());

        assertThat(finish(launcher.start()).exitCode()).isZero();
        assertThat(lock).doesNotExist();
    }

    @Test
    void brokenBuildIsReportedAndLeavesNoJar() throws Exception {
        jarOlderThanNowBy(Duration.ofMinutes(1));
        ProcessBuilder launcher = launcher(List.of(tree.resolve("wingload").toString(), "run"));
        launcher.environment().put("FAKE_BROKEN_BUILD", "yes");
        Outcome outcome = finish(launcher.start());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("maven says something", "wingload: the build failed");
        assertThat(jar).doesNotExist();
    }

    @Test
    void worksThroughASymlinkFromAnotherDirectory() throws Exception {
        upToDate();
        Path link = Files.createSymbolicLink(
                Files.createDirectories(temporary.resolve("bin")).resolve("wl"), Path.of("../my wing load/wingload"));

        Outcome outcome = finish(start(List.of(link.toString(), "run")));
        assertThat(outcome.out()).contains("<" + jar.toRealPath() + ">\n<run>\n");
    }

    @Test
    void argumentsStayAsTheyAre() throws Exception {
        upToDate();

        assertThat(run("run", "a b.yaml", "", "*", "$HOME").out()).endsWith("<run>\n<a b.yaml>\n<>\n<*>\n<$HOME>\n");
    }

    @Test
    void exitCodeGoesThrough() throws Exception {
        upToDate();
        ProcessBuilder launcher = launcher(List.of(tree.resolve("wingload").toString(), "run"));
        launcher.environment().put("FAKE_EXIT", "130");

        assertThat(finish(launcher.start()).exitCode()).isEqualTo(130);
    }

    @Test
    void javaTakesTheLaunchersPlaceSoThatSignalsReachIt() throws Exception {
        upToDate();
        Process process = start(List.of(tree.resolve("wingload").toString(), "run"));

        assertThat(finish(process).out()).startsWith("pid " + process.pid() + "\n");
    }

    @Test
    void loadIsGeneratedWithTheFullCompilerAndOtherCommandsStartFast() throws Exception {
        upToDate();

        for (String command : List.of("-v run a.yaml", "https://localhost/", "sweep a.yaml", "worker a.yaml")) {
            assertThat(run(command.split(" ")).out())
                    .as(command)
                    .contains("UseG1GC", "-Xmx224m", "-XX:-UsePerfData", "<-XX:Tier4InvocationThreshold=20000>")
                    .doesNotContain("TieredStopAtLevel");
        }
        assertThat(run("try", "https://localhost/").out()).doesNotContain("UseG1GC");
        assertThat(run("validate", "a.yaml").out()).contains("TieredStopAtLevel=1");
        assertThat(run("merge", "shards/0").out()).contains("UseSerialGC").doesNotContain("TieredStopAtLevel");
    }

    @Test
    void jvmOptionsComeFromTheEnvironment() throws Exception {
        upToDate();
        assertThat(runWith("-Xmx4g -Da=b"))
                .contains("UseG1GC", "<-Xmx4g>\n<-Da=b>\n")
                .doesNotContain("-Xmx224m");
    }

    /** Java gives a warning where the system decides by itself, and other systems than Linux have no such option. */
    @Test
    void largePagesAreAskedForWhereAProcessMayChoose() throws Exception {
        upToDate();
        Path setting = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
        boolean choice = Files.isReadable(setting) && Files.readString(setting).contains("[madvise]");

        assertThat(run("run", "a.yaml").out().contains("<-XX:+UseTransparentHugePages>"))
                .isEqualTo(choice);
        assertThat(run("validate", "a.yaml").out()).doesNotContain("HugePages");
    }

    /** Java starts with one collector only. */
    @Test
    void anotherCollectorReplacesTheUsualOne() throws Exception {
        upToDate();
        assertThat(runWith("-XX:+UseParallelGC"))
                .contains("<-XX:+UseParallelGC>", "-Xmx224m")
                .doesNotContain("UseG1GC");
    }

    private String runWith(String options) throws Exception {
        ProcessBuilder launcher = launcher(List.of(tree.resolve("wingload").toString(), "run"));
        launcher.environment().put("WINGLOAD_JAVA_OPTS", options);
        return finish(launcher.start()).out();
    }

    @Test
    void anArchiveOfClassesIsUsedWhereThereIsOneForThisJava() throws Exception {
        upToDate();
        Files.writeString(jar.resolveSibling("wingload-17.0.15.jsa"), "classes");

        assertThat(run("run").out())
                .contains("<-XX:SharedArchiveFile=" + jar.toRealPath().getParent());
        release("25.0.3");
        assertThat(run("run").out()).doesNotContain("SharedArchiveFile");
    }

    @Test
    void anUnpackedReleaseStartsItsJarWithoutMavenAndPreparesOnce() throws Exception {
        release();
        Outcome first = withoutMaven(Map.of(), "run");

        assertThat(first.exitCode()).isZero();
        assertThat(first.err()).contains("wingload: preparing (first use with Java 17.0.15)");
        assertThat(first.out())
                .contains("<-XX:SharedArchiveFile=" + tree.toRealPath().resolve("wingload-17.0.15.jsa") + ">")
                .contains("<" + tree.toRealPath().resolve("wingload.jar") + ">\n<run>\n");
        assertThat(withoutMaven(Map.of(), "run").err()).isEmpty();
        assertThat(lines(trainings)).containsExactly("training");
        assertThat(tree.resolve(".training")).doesNotExist();
    }

    @Test
    void aJavaThatMakesNoArchiveIsAskedOnce() throws Exception {
        release();

        for (int start = 0; start < 2; start++) {
            assertThat(withoutMaven(Map.of("FAKE_NO_ARCHIVE", "yes"), "run").out())
                    .doesNotContain("SharedArchiveFile")
                    .contains("<run>");
        }
        assertThat(lines(trainings)).containsExactly("training");
    }

    @Test
    void aReleaseWithoutItsJarIsReported() throws Exception {
        release();
        Files.delete(tree.resolve("wingload.jar"));
        Outcome outcome = withoutMaven(Map.of(), "run");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("wingload.jar", "Unpack the release again");
    }

    @Test
    void anOldJavaIsRefusedWithTheRemedy() throws Exception {
        upToDate();
        release("11.0.2");
        Outcome outcome = run("run");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("bin/java is version 11.0.2", "Version 17 or newer is needed");
    }

    @Test
    void withoutMavenThereIsAClearMessage() throws Exception {
        ProcessBuilder launcher = launcher(List.of(tree.resolve("wingload").toString(), "run"));
        launcher.environment().put("PATH", onlyCommonTools().toString());
        Outcome outcome = finish(launcher.start());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("there is no mvn on the PATH", "Install Maven 3.8.7 or newer.");
    }

    @Test
    void theRealJarSaysItsVersion() throws Exception {
        Path real = Path.of("target", "wingload.jar").toAbsolutePath();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(java.toString(), "-jar", real.toString(), "--version").start();

        assertThat(finish(process).out()).startsWith("wingload " + Version.current());
    }

    /** A directory for the PATH with what every POSIX system has: neither Maven nor flock. */
    private Path onlyCommonTools() throws IOException {
        Path common = Files.createDirectories(temporary.resolve("common"));
        List<String> names = List.of(
                "sh", "cat", "dirname", "find", "head", "mkdir", "mv", "readlink", "rm", "sed", "sleep", "touch", "tr");
        for (String name : names) {
            for (String place : List.of("/usr/bin/", "/bin/")) {
                if (Files.exists(Path.of(place + name)) && !Files.exists(common.resolve(name))) {
                    Files.createSymbolicLink(common.resolve(name), Path.of(place + name));
                }
            }
        }
        return common;
    }

    /** Makes the tree one that was unpacked from a release. */
    private void release() throws IOException {
        Files.delete(tree.resolve("pom.xml"));
        Files.writeString(tree.resolve("wingload.jar"), "jar");
    }

    private Outcome withoutMaven(Map<String, String> environment, String argument) throws Exception {
        ProcessBuilder launcher = launcher(List.of(tree.resolve("wingload").toString(), argument));
        launcher.environment().put("PATH", onlyCommonTools().toString());
        launcher.environment().putAll(environment);
        return finish(launcher.start());
    }

    private Outcome run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(tree.resolve("wingload").toString()));
        command.addAll(List.of(arguments));
        return finish(start(command));
    }

    private Process start(List<String> command) throws IOException {
        return launcher(command).start();
    }

    private ProcessBuilder launcher(List<String> command) {
        ProcessBuilder launcher = new ProcessBuilder(command).directory(temporary.toFile());
        launcher.environment().put("JAVA_HOME", jdk.toString());
        launcher.environment().put("PATH", tools + ":" + System.getenv("PATH"));
        launcher.environment().remove("WINGLOAD_JAVA_OPTS");
        launcher.environment().put("WINGLOAD_NOTIFY", "http://127.0.0.1:1/chat");
        launcher.environment().put("GITHUB_STEP_SUMMARY", "summary.md");
        return launcher;
    }

    private static Outcome finish(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Outcome(process.exitValue(), out, err);
    }

    private List<String> builds() throws IOException {
        return lines(builds);
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private void upToDate() throws IOException {
        jarOlderThanNowBy(Duration.ofMinutes(1));
        sourcesOlderThanNowBy(Duration.ofMinutes(2));
    }

    private void jarOlderThanNowBy(Duration age) throws IOException {
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "jar");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minus(age)));
    }

    private void sourcesOlderThanNowBy(Duration age) throws IOException {
        FileTime time = FileTime.from(Instant.now().minus(age));
        for (String source : List.of("pom.xml", "src/main/java", "src/main")) {
            Files.setLastModifiedTime(tree.resolve(source), time);
        }
    }

    private void release(String version) throws IOException {
        Files.createDirectories(jdk);
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
