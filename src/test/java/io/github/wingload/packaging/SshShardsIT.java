package io.github.wingload.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts shards by ssh. An {@code ssh} of this test runs commands in a folder for each host, and a wingload of this test answers. */
@Timeout(60)
class SshShardsIT {

    /** The folder is the home of the user on that host. */
    private static final String SSH = """
            #!/bin/sh
            while [ "$1" = -o ]; do shift 2; done
            host=$1
            shift
            [ -d "$HOSTS/$host" ] || { echo "no route to $host" >&2; exit 255; }
            cd "$HOSTS/$host" && exec sh -c "$*"
            """;

    /** Keeps its options. A shard of the scenario slow.yaml runs until it is stopped, and no shard of bad.yaml can run. */
    private static final String WINGLOAD = """
            #!/bin/sh
            printf '<%s>' "$@" >>"$SAID"; echo >>"$SAID"
            case "$*" in
              merge*) echo "merged $#"; exit 1 ;;
              *bad.yaml*) echo "bad.yaml:1: this is wrong" >&2; exit 2 ;;
              *--dry-run) cat data/rows.csv; exit 0 ;;
              *slow.yaml*) trap 'echo stopped; code=130' TERM; while [ -z "$code" ]; do sleep 0.05; done ;;
            esac
            mkdir -p ../results/tested/1
            echo '{}' >../results/tested/1/run.json
            echo "token $TOKEN"
            exit "${code:-0}"
            """;

    @TempDir
    private Path directory;

    private Path said;

    @BeforeEach
    void lay() throws IOException {
        said = directory.resolve("said");
        Path home = directory.resolve("home of wingload");
        Files.createDirectories(home.resolve("src/packaging"));
        Files.copy(Path.of("src/packaging/ssh-shards.sh"), home.resolve("src/packaging/ssh-shards.sh"));
        program(home.resolve("wingload"), WINGLOAD);
        Files.writeString(home.resolve("wingload.jar"), "");
        program(Files.createDirectories(directory.resolve("bin")).resolve("ssh"), SSH);
        for (String host : List.of("loader-0", "me@loader-1")) {
            Files.createDirectories(directory.resolve("hosts").resolve(host));
        }
        Path files = Files.createDirectories(directory.resolve("my files/data"));
        Files.writeString(files.resolve("rows.csv"), "1\n");
        for (String name : List.of("good.yaml", "slow.yaml", "bad.yaml")) {
            Files.writeString(files.resolveSibling(name), "name: tested\n");
        }
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process start(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("sh", directory.resolve("home of wingload/src/packaging/ssh-shards.sh") + ""));
        command.addAll(List.of(arguments));
        ProcessBuilder script = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(directory.resolve("err").toFile())
                .redirectOutput(directory.resolve("out").toFile());
        script.environment().put("PATH", directory.resolve("bin") + ":" + System.getenv("PATH"));
        script.environment().put("HOSTS", directory.resolve("hosts").toString());
        script.environment().put("SAID", said.toString());
        script.environment().put("SSH_SHARDS_PAUSE", "1");
        script.environment().put("TOKEN", "it's a \"$secret\"");
        return script.start();
    }

    private String err() throws IOException {
        return Files.readString(directory.resolve("err"));
    }

    private List<String> saidLines() throws IOException {
        return Files.exists(said) ? Files.readAllLines(said) : List.of();
    }

    private void hostsAreEmpty() throws IOException {
        try (Stream<Path> left = Files.walk(directory.resolve("hosts"), 2)) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("wingload-")))
                    .isEmpty();
        }
    }

    @Test
    void eachHostMakesItsShardAndTheResultsAreMerged() throws Exception {
        Process script = start(
                "--env",
                "TOKEN",
                "--results",
                "my results",
                "my files/good.yaml",
                "loader-0",
                "me@loader-1",
                "--",
                "--label",
                "who=it's me");
        assertThat(script.waitFor()).as(err()).isEqualTo(1);
        assertThat(Files.readString(directory.resolve("out"))).isEqualTo("merged 5\n");
        List<String> runs = saidLines().stream()
                .filter(line -> line.startsWith("<run>") && !line.contains("--dry-run"))
                .sorted()
                .toList();
        assertThat(runs).hasSize(2);
        for (int shard = 0; shard < 2; shard++) {
            assertThat(runs.get(shard))
                    .matches(
                            "<run><good\\.yaml><--label><who=it's me><--shard><" + shard
                                    + "/2><--shards-of><wingload-[0-9TZ]+-\\d+><--start-at><[0-9-]+T[0-9:]+Z><--results><\\.\\./results>");
        }
        assertThat(runs.get(0).replace("<0/2>", "<1/2>")).isEqualTo(runs.get(1));
        try (Stream<Path> kept = Files.walk(directory.resolve("my results/shards"))) {
            assertThat(kept.filter(path -> path.endsWith("log")))
                    .hasSize(2)
                    .allSatisfy(log -> assertThat(log).hasContent("token it's a \"$secret\""));
        }
        hostsAreEmpty();
    }

    @Test
    void nothingStartsIfOneHostCannotRunIt() throws Exception {
        assertThat(start("my files/bad.yaml", "loader-0", "me@loader-1").waitFor())
                .isEqualTo(2);
        assertThat(err()).contains("bad.yaml:1: this is wrong", "shard 0 cannot run on loader-0");
        assertThat(saidLines()).allMatch(line -> line.contains("--dry-run"));
        hostsAreEmpty();
    }

    @Test
    void nothingStartsIfOneHostCannotBeReached() throws Exception {
        assertThat(start("my files/good.yaml", "loader-0", "loader-9").waitFor())
                .isEqualTo(2);
        assertThat(err()).contains("no route to loader-9", "loader-9 cannot be reached");
        assertThat(saidLines()).hasSize(1).allMatch(line -> line.contains("--dry-run"));
        hostsAreEmpty();
    }

    @Test
    void aSignalStopsAllShardsAndTheirResultsAreMerged() throws Exception {
        Process script = start("my files/slow.yaml", "loader-0", "me@loader-1");
        await().until(() ->
                saidLines().stream().filter(line -> line.contains("--start-at")).count() == 2);
        script.destroy();
        assertThat(script.waitFor(30, TimeUnit.SECONDS)).as(err()).isTrue();
        assertThat(script.exitValue()).isEqualTo(130);
        assertThat(Files.readString(directory.resolve("out"))).isEqualTo("merged 5\n");
        hostsAreEmpty();
    }

    @Test
    void shardsThatDoNotEndAreStopped() throws Exception {
        assertThat(start("--limit", "1", "my files/slow.yaml", "loader-0").waitFor())
                .isEqualTo(1);
        assertThat(err()).contains("1 of 1 shards have not ended after 1 s");
        hostsAreEmpty();
    }

    @Test
    void aWrongCommandLineIsExplained() throws Exception {
        assertThat(start("my files/good.yaml").waitFor()).isEqualTo(2);
        assertThat(err()).contains("a scenario and at least one host are needed");
        assertThat(start("--env", "NOT_SET", "my files/good.yaml", "loader-0").waitFor())
                .isEqualTo(2);
        assertThat(err()).contains("the variable NOT_SET is not set");
        assertThat(start("my files/good.yaml", "-oProxyCommand=x").waitFor()).isEqualTo(2);
        assertThat(err()).contains("-oProxyCommand=x is not the name of a host");
        assertThat(saidLines()).isEmpty();
    }
}
