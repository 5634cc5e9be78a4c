package io.github.wingload.cli;

import static io.github.wingload.wiki.ChangeEvents.canary;
import static io.github.wingload.wiki.ChangeEvents.edit;
import static io.github.wingload.wiki.ChangeEvents.event;
import static io.github.wingload.wiki.ChangeEvents.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.wingload.cli.command.Version;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings from EventStreams on the loopback interface; the real one is never asked. */
@Timeout(60)
class SampleStreamIT {

    /** What a connection does: writes, and returns to end the answer as announced, or throws to cut it. */
    private interface Script {
        void write(OutputStream out) throws IOException;
    }

    private static final Instant BEGIN = Instant.now()
            .minus(Duration.ofHours(2))
            .truncatedTo(ChronoUnit.SECONDS)
            .plusSeconds(60);

    @TempDir
    private Path directory;

    private final CommandContext wingload = new CommandContext();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<Script> scripts = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch done = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v2/stream", exchange -> {
            requests.add(exchange.getRequestURI().getPath() + " "
                    + exchange.getRequestHeaders().getFirst("Last-Event-ID") + " "
                    + exchange.getRequestHeaders().getFirst("User-Agent"));
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            // Not closed if the script fails, so that the client sees a cut.
            OutputStream out = exchange.getResponseBody();
            scripts.remove(0).write(out);
            out.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        done.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static void send(OutputStream out, String... events) throws IOException {
        out.write(String.join("", events).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static Instant at(int second) {
        return BEGIN.plusSeconds(second);
    }

    private int sample(Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "sample",
                "--stream",
                "recentchange",
                "--wiki",
                "wikidatawiki",
                "--api-url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/v2/stream",
                "--contact",
                "me@example.org",
                "-o",
                file.toString()));
        arguments.addAll(List.of(more));
        return wingload.execute(arguments.toArray(String[]::new));
    }

    @Test
    void aRecordingSurvivesCutsDuplicatesAndJunkAndIsReadyForAReplay() throws IOException {
        scripts.add(out -> {
            send(out, ":ok\n\n", edit(1, at(1)), canary(2, at(2)), event(3, "{junk"), edit(3, at(3)), "data: {\"me");
            throw new IOException("cut");
        });
        scripts.add(out -> {
            send(out, edit(3, at(3)), edit(4, at(4)), edit(5, at(4)));
            send(
                    out,
                    IntStream.range(0, 200)
                            .mapToObj(i -> edit(1_000 + i, Instant.now().plusSeconds(1)))
                            .collect(Collectors.joining()));
            await();
        });
        Path file = directory.resolve("changes.csv");
        assertThat(sample(file, "--since", "2h")).as(wingload.err()).isZero();

        assertThat(Files.readAllLines(file))
                .hasSize(5)
                .startsWith("time,rev_id,wiki,title,namespace,type,bot")
                .last()
                .asString()
                .contains(",1005,wikidatawiki,\"Q5, \"\"so\"\"\",0,edit,false");
        assertThat(wingload.err())
                .contains(
                        "trying again in 2 s",
                        ", 4 changes in 3",
                        "left out: 1 duplicate, 1 canary event, 1 unreadable event");
        String agent = " wingload/" + Version.current() + " (me@example.org)";
        assertThat(requests)
                .containsExactly("/v2/stream/recentchange null" + agent, "/v2/stream/recentchange " + id(3) + agent);

        Path scenario = Files.writeString(directory.resolve("edits.yaml"), """
                name: edits
                target: {url: "http://127.0.0.1:9"}
                samples: {file: changes.csv}
                load: {replay: {time: time}}
                tasks: [{post: /predict, json: {rev_id: "{{rev_id}}"}}]
                thresholds: ["p90 of ok <= 500ms"]
                """);
        assertThat(wingload.execute("validate", scenario.toString()))
                .as(wingload.out() + wingload.err())
                .isZero();
    }

    @Test
    void anEndlessLineEndsTheRecordingAndWhatIsThereIsKept() throws IOException {
        scripts.add(out -> {
            send(out, edit(1, at(1)), "data: ");
            byte[] piece = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            while (done.getCount() > 0) {
                out.write(piece);
            }
        });
        Path file = directory.resolve("changes.csv");
        assertThat(sample(file, "--since", "2h")).isEqualTo(3);
        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(wingload.err())
                .contains(
                        "the stream has an event of more than 10,000,000 bytes",
                        "1 change in ",
                        "not all that was asked for");
    }

    @Test
    void theNumberOfChangesEndsARecordingThatIsLive() throws IOException {
        scripts.add(out -> {
            Instant now = Instant.now();
            send(out, edit(1, now), edit(2, now), edit(3, now));
            await();
        });
        Path file = directory.resolve("changes.csv");
        assertThat(sample(file, "--count", "2")).isZero();
        assertThat(Files.readAllLines(file)).hasSize(3);
        assertThat(wingload.err()).contains("2 of 2 changes");
    }

    @Test
    void anInterruptionKeepsWhatIsThere() throws IOException {
        Thread command = Thread.currentThread();
        scripts.add(out -> {
            send(out, edit(1, Instant.now()));
            while (!wingload.err().contains("1 of 10 changes")) {
                Thread.onSpinWait();
            }
            command.interrupt();
            await();
        });
        Path file = directory.resolve("changes.csv");
        assertThat(sample(file, "--count", "10")).isEqualTo(130);
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void nothingIsWrittenWithoutAChange() {
        scripts.add(out -> send(
                out,
                IntStream.range(0, 200)
                        .mapToObj(i -> edit(i, Instant.now().plusSeconds(1), "de.wikipedia.org", "dewiki"))
                        .collect(Collectors.joining())));
        Path file = directory.resolve("changes.csv");
        assertThat(sample(file, "--since", "1h")).isEqualTo(3);
        assertThat(file).doesNotExist();
        assertThat(wingload.err()).contains("no change of wikidatawiki was recorded; nothing is written");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--since soon | --since soon is not a duration",
                "--since 2999-01-01T00:00:00Z | is not in the past",
                "--since 0s | --since 0s is not a duration",
                "--since 2h --for 0s | --for 0s is not a duration",
                "--count 0 | --count 0 is out of range",
                "--days 3 | --days, --until and --seed are for ids",
                "--namespace -1 | --namespace is below 0"
            })
    void invalidOptionsAreReportedBeforeAnythingIsSent(String options, String message) {
        assertThat(sample(directory.resolve("changes.csv"), options.split(" "))).isEqualTo(2);
        assertThat(wingload.err()).contains(message);
        assertThat(requests).isEmpty();
    }

    @Test
    void optionsOfRecordingsNeedAStream() {
        assertThat(wingload.execute("sample", "--wiki", "w.example.org", "--since", "2h", "-o", "a.csv"))
                .isEqualTo(2);
        assertThat(wingload.err()).contains("--since is for recordings of a stream");
    }

    private void await() {
        try {
            done.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
