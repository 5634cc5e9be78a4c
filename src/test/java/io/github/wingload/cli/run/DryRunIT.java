package io.github.wingload.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.CommandContext;
import io.github.wingload.testserver.Peer;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import io.github.wingload.text.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --dry-run} and {@code try} print is what a socket receives, for requests of all kinds. */
class DryRunIT {

    private static final int TASKS = 20;
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final List<String> ODD = List.of(
            "a", "Z9", " ", "  ", "\t", "é", "東京", "😀", "\"", "'", "\\", ":", "a: b", ",", ";", "<", ">", "|", "&",
            "=", "+", "?", "/", "@", "-", "_", "~", "[", "]", "\u00a0", "ſ", "null", "1e5", "~^`");
    private static final List<String> ODDER = List.of("\n", "\r\n", "{", "}", "{{", "${A}", "%", "%41", "#");
    private static final Pattern SHOWN =
            Pattern.compile("\nrequest (\\d+), t\\d+:\n(.*?)(?=\n\nrequest |\n\nNothing was sent)", Pattern.DOTALL);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void dryRunPrintsWhatASocketReceives(long seed) throws IOException {
        List<byte[]> received = new CopyOnWriteArrayList<>();
        try (ScriptedServer server = ScriptedServer.startUnread(recording(received))) {
            Path file = scenario(new Random(seed), server.port());
            CommandContext dry = new CommandContext();
            assertThat(dry.execute("run", file.toString(), "--dry-run"))
                    .as(dry.err())
                    .isZero();
            CommandContext run = new CommandContext();
            run.execute(
                    "run",
                    file.toString(),
                    "--results",
                    directory.resolve("results").toString());

            assertThat(received).as(run.err()).hasSize(TASKS);
            assertThat(shown(dry.out()))
                    .isEqualTo(received.stream().map(DryRunIT::printed).toList());
        }
    }

    @Test
    void trialPrintsWhatASocketReceives() throws IOException {
        List<byte[]> received = new CopyOnWriteArrayList<>();
        try (ScriptedServer server = ScriptedServer.startUnread(recording(received))) {
            Path file = scenario(new Random(6), server.port());
            CommandContext wingload = new CommandContext();
            wingload.execute("try", file.toString());

            assertThat(received).hasSize(1);
            assertThat(anyTrace(wingload.out()))
                    .contains("\n\n" + printed(received.get(0)).replaceAll("(?m)^  ", "") + "\n");
        }
    }

    private static List<String> shown(String out) {
        List<String> requests = new ArrayList<>();
        Matcher matcher = SHOWN.matcher(out);
        while (matcher.find()) {
            requests.add(anyTrace(matcher.group(2).stripTrailing()));
        }
        return requests;
    }

    /** Without the ids of a trace, which are others each time. */
    private static String anyTrace(String request) {
        assertThat(request).containsOnlyOnce("traceparent: ");
        return request.replaceFirst("traceparent: 00-[0-9a-f]{32}-[0-9a-f]{16}-01", "traceparent: …");
    }

    /** The bytes as lines that a terminal can show, indented. */
    private static String printed(byte[] request) {
        String text = anyTrace(new String(request, StandardCharsets.UTF_8));
        int end = text.indexOf("\r\n\r\n");
        String body = text.substring(end + 4);
        Stream<String> head = Stream.of(text.substring(0, end).split("\r\n"));
        Stream<String> lines = body.isEmpty() ? head : Stream.concat(head, Stream.of(("\n" + body).split("\n", -1)));
        return lines.map(Printable::of)
                .map(line -> line.isEmpty() ? "" : "  " + line)
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }

    private Path scenario(Random random, int port) throws IOException {
        int columns = 4;
        StringBuilder csv = new StringBuilder(
                IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(",")) + "\n");
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < columns; column++) {
                // The last column is for bodies and paths, which may hold everything.
                String cell = odd(random, column == columns - 1);
                csv.append(column == 0 ? "" : ",")
                        .append('"')
                        .append(cell.replace("\"", "\"\""))
                        .append('"');
            }
            csv.append('\n');
        }
        Files.writeString(directory.resolve("rows.csv"), csv);
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        Files.write(directory.resolve("body.bin"), bytes);
        StringBuilder yaml = new StringBuilder("name: odd\ntarget:\n  url: 'http://127.0.0.1:" + port + base(random)
                + "'\n  headers: {X-Of-All: " + quoted("x" + odd(random, false)) + "}\n"
                + "load: {users: 1, requests: " + TASKS + "}\nseed: " + random.nextInt(1000)
                + "\nprobe: false\ntrace: w3c\nsamples: {file: rows.csv, pick: sequential}\n"
                + "values: {n: {integer: [1, 1000000]}, u: uuid}\ntasks:\n  - steps:\n");
        for (int task = 0; task < TASKS; task++) {
            yaml.append("      - ").append(task(random, task)).append('\n');
        }
        return Files.writeString(directory.resolve("odd.yaml"), yaml);
    }

    private static String base(Random random) {
        return random.nextBoolean() ? "" : "/bäse/%41";
    }

    private static String task(Random random, int number) {
        String method = METHODS.get(random.nextInt(METHODS.size()));
        String path = ("/" + odd(random, false) + placeholder(random) + odd(random, false)).replace("\t", "");
        StringBuilder task = new StringBuilder("{" + method + ": " + quoted(path) + ", name: t" + number);
        if (random.nextBoolean()) {
            task.append(", headers: {X-Odd: ").append(quoted("x" + odd(random, false) + "{{c0}}{{n}}"));
            task.append(", X-Cell: \"{{c1}}{{u}}\"}");
        }
        if (random.nextInt(4) == 0) {
            task.append(", query: {q: ")
                    .append(quoted(odd(random, false) + "{{c3}}"))
                    .append("}");
        }
        if (!method.equals("get")) {
            task.append(
                    switch (random.nextInt(5)) {
                        case 0 ->
                            ", json: {a: \"{{c3}}\", b: ["
                                    + quoted(odd(random, true).replace("{", "").replace("}", "")) + ", \"{{n}}\"]}";
                        case 1 -> ", body: " + quoted("b" + odd(random, false) + "\n{{c3}}");
                        case 2 -> ", form: {f: \"{{c3}}\", g: " + quoted(odd(random, false)) + "}";
                        case 3 -> ", body_file: body.bin";
                        default -> "";
                    });
        }
        return task.append("}").toString();
    }

    private static String placeholder(Random random) {
        return List.of("", "{{c3}}", "{{n}}", "{{c2}}").get(random.nextInt(4));
    }

    private static String odd(Random random, boolean odder) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(6); length > 0; length--) {
            List<String> from = odder && random.nextBoolean() ? ODDER : ODD;
            text.append(from.get(random.nextInt(from.size())));
        }
        return text.toString();
    }

    /** In double quotes, as YAML has them. */
    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                        .replace("${", "$${")
                + '"';
    }

    /** Keeps the bytes of each request, and answers it. */
    private static Script recording(List<byte[]> received) {
        return (none, peer) -> {
            byte[] request;
            while ((request = request(peer)).length > 0) {
                received.add(request);
                peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            }
        };
    }

    /** Empty at the connection's end. */
    private static byte[] request(Peer peer) throws IOException {
        InputStream in = peer.socket().getInputStream();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int next;
        while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n") && (next = in.read()) >= 0) {
            bytes.write(next);
        }
        Matcher length =
                Pattern.compile("\r\nContent-Length: (\\d+)\r\n").matcher(bytes.toString(StandardCharsets.ISO_8859_1));
        if (length.find()) {
            bytes.writeBytes(in.readNBytes(Integer.parseInt(length.group(1))));
        }
        return bytes.toByteArray();
    }
}
