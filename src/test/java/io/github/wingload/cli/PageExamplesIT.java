package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command lines of the README and of the pages that begin with nothing work in a fresh directory, from top to bottom: with
 * short run times, and a server on loopback in place of those that the pages name.
 */
@Timeout(300)
class PageExamplesIT {

    private static final List<String> PAGES = List.of("from-locust.md", "aws.md", "in-ci.md", "scripts.md");

    /** They wait for Ctrl-C, a browser or a wiki. */
    private static final Set<String> ENDLESS = Set.of("ui", "simulate", "sample");

    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]+)?");
    private static final String SHORT = "300ms";

    private static final Map<String, String> PLACEHOLDERS = Map.of(
            "FILE", "scenarios/quickstart.yaml",
            "OLD_RUN", "quickstart@latest~1",
            "NEW_RUN", "quickstart@latest");

    @TempDir
    private Path directory;

    @Test
    void whatIsShownWorks() throws Exception {
        prepare();
        try (ScriptedServer server =
                ScriptedServer.start(Script.answer(200, "{\"prediction\": true}", "Content-Type: application/json"))) {
            List<String> lines = lines(server.url().toString());
            assertThat(lines).hasSizeGreaterThan(15);
            Path session = Files.write(directory.resolve("session.txt"), lines);
            try (Launched wingload = Launched.start(
                    PageSession.class, directory, environment(), List.of("-Xmx400m"), session.toString())) {
                assertThat(wingload.exitCode()).isZero();
                assertThat(wingload.out().lines())
                        .as(wingload.err())
                        .hasSize((int) lines.stream()
                                .filter(line -> !line.equals(PageSession.NEXT_PAGE))
                                .count())
                        .allSatisfy(line -> assertThat(line).matches("0\t.*|[13]\t(run|sweep|diff|audit|http).*"));
            }
        }
    }

    /** Nothing may leave this machine, whatever a page says. */
    private static Map<String, String> environment() {
        return Map.of(
                "WINGLOAD_CONTACT", "me@example.org",
                "LIFTWING_AUTHORIZATION", "Bearer abc",
                "http_proxy", "http://127.0.0.1:9",
                "https_proxy", "http://127.0.0.1:9",
                "no_proxy", "127.0.0.1");
    }

    /** What a clone has, and what the pages call the reader's own. */
    private void prepare() throws IOException {
        for (String folder : List.of("scenarios", "payloads")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = directory.resolve(file.toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        Files.copy(Path.of("scenarios/quickstart.yaml"), directory.resolve("scenarios/my-service.yaml"));
        Files.writeString(directory.resolve("body.json"), "{\"rev_id\": 12345}");
        Files.copy(
                Path.of("src/test/resources/locust-tables/2.46-many_stats.csv"),
                Files.createDirectories(directory.resolve("results")).resolve("revertrisk_stats.csv"));
    }

    private static List<String> lines(String url) throws IOException {
        List<String> subcommands =
                List.copyOf(new CommandContext().root().getSubcommands().keySet());
        List<String> lines = new ArrayList<>();
        Path page = PageBlock.README;
        for (PageBlock block : PageBlock.all()) {
            if (!block.page().equals(PageBlock.README)
                    && !PAGES.contains(block.page().getFileName().toString())) {
                continue;
            }
            if (!block.page().equals(page)) {
                page = block.page();
                lines.add(PageSession.NEXT_PAGE);
            }
            for (List<String> command : block.commands(subcommands)) {
                String line = String.join("\t", adapted(command, url));
                if (!ENDLESS.contains(command.get(0)) && !command.contains("--ui") && !lines.contains(line)) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    private static List<String> adapted(List<String> command, String url) throws IOException {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < command.size(); i++) {
            String word = command.get(i);
            boolean time = i > 0 && command.get(i - 1).matches("-t|--run-time");
            words.add(
                    time
                            ? SHORT
                            : ORIGIN.matcher(PLACEHOLDERS.getOrDefault(word, word))
                                    .replaceAll(url));
        }
        // A dry run sends nothing.
        boolean run = words.get(0).matches("run|http.*") && !words.contains("--dry-run");
        if (run && !words.contains("-t") && !words.contains("--run-time")) {
            words.addAll(List.of("-t", SHORT));
        }
        if (words.get(0).matches("run|try") && leavesTheMachine(words.get(1))) {
            words.addAll(List.of("--url", url));
        }
        return words;
    }

    /** True for a scenario that names a real service. */
    private static boolean leavesTheMachine(String scenario) throws IOException {
        Path file = Path.of(scenario);
        return scenario.startsWith("scenarios/")
                && Files.exists(file)
                && !Files.readString(file).contains("simulator:");
    }
}
