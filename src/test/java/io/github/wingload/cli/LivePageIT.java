package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.wingload.text.Figures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run that a browser starts, watches and stops. */
@Timeout(180)
class LivePageIT {

    private static final int WIDE = 1_400;
    private static final int NARROW = 400;
    private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/[A-Za-z0-9_-]{22}/\\w*");

    /** Ends when the test stops it. */
    private static final String LONG = """
            name: watched
            target: {simulator: {profile: revertrisk-wikidata-instant}}
            load: {users: 4, spawn_rate: 4, run_time: 10m}
            wait_time: {constant: 50ms}
            thresholds: [p90 of ok <= 5s]
            tasks:
              - post: /v1/models/revertrisk-wikidata:predict
                json: {rev_id: 1}
            """;

    @TempDir
    private Path directory;

    @RegisterExtension
    private static final Browser browser = new Browser();

    private final CommandContext wingload = new CommandContext();
    private final AtomicReference<Thread> commandThread = new AtomicReference<>();

    @AfterEach
    void endCommand() {
        Thread thread = commandThread.get();
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Test
    void aRunIsWatchedAndStoppedAndItsPageBecomesItsReport() throws Exception {
        Path scenario = Files.writeString(directory.resolve("watched.yaml"), LONG);
        CompletableFuture<Integer> exit = start("run", "--ui", scenario.toString(), "--results", results());
        open(url(wingload::err), WIDE);

        figuresMove();
        assertThat(browser.one(".verdict .word").getText()).contains("RUNNING");
        assertThat(browser.one("#findings").getText()).contains("Generator");
        assertThat(browser.accessibilityFaults()).isEmpty();
        keepPicture("live-run");

        browser.one("#stop").click();
        assertThat(exit.get()).isEqualTo(130);
        pageIsTheReportOf(newestRun());
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void runsAreStartedStoppedFoundAgainAndComparedInABrowser() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("scenarios"));
        Files.writeString(folder.resolve("watched.yaml"), LONG);
        Files.writeString(folder.resolve("broken.yaml"), "name: broken\nload: {users: 1}\n");
        CompletableFuture<Integer> exit = start(
                "ui",
                folder.toString(),
                "--results",
                results(),
                "--junit",
                directory.resolve("ui.xml").toString());
        URI home = url(wingload::out);
        open(home, WIDE);
        List<WebElement> scenarios = browser.all("#scenario option");
        assertThat(scenarios).extracting(WebElement::getText).containsExactly("broken.yaml", "watched.yaml");
        await().untilAsserted(
                        () -> assertThat(browser.one("#problems").getText()).contains("broken.yaml:1", "target"));
        assertThat(browser.one("#go").isEnabled()).isFalse();

        scenarios.get(1).click();
        await().untilAsserted(() -> assertThat(browser.one("#plan").getText()).startsWith("4 users at 4/s for 10 min"));
        assertThat(browser.one("#users").getDomAttribute("placeholder")).isEqualTo("4");
        assertThat(browser.one("#rate").isDisplayed()).isFalse();

        scenarios.get(0).click();
        assertThat(browser.one("#users").getDomAttribute("placeholder"))
                .as("no value of the scenario before")
                .isEqualTo("50");
        scenarios.get(1).click();
        await().untilAsserted(() ->
                assertThat(browser.one("#users").getDomAttribute("placeholder")).isEqualTo("4"));
        assertThat(browser.one("#url").getDomAttribute("placeholder")).isEqualTo("the simulator");
        browser.one("#users").sendKeys("many");
        await().untilAsserted(() ->
                assertThat(browser.one("#users-problem").getText()).contains("many"));
        assertThat(browser.accessibilityFaults()).isEmpty();
        keepPicture("start-problem");

        browser.one("#users").clear();
        browser.one("#users").sendKeys("3");
        await().untilAsserted(() -> assertThat(browser.one("#plan").getText()).startsWith("3 users at 4/s"));
        browser.one("#go").click();
        figuresMove();
        assertThat(browser.one("#state .reason").getText()).contains("of 3 users");
        browser.one("#stop").click();
        Path first = reportOfRun(1);
        await().untilAsserted(() ->
                assertThat(browser.one(".verdict .word").getText()).doesNotContain("RUNNING"));
        assertThat(browser.one("header nav").getText()).isEqualTo("All runs");
        pageIsTheReportOf(first);
        await().untilAsserted(
                        () -> assertThat(directory.resolve("ui.xml")).content().contains("<testsuite"));
        assertThat(JsonMapper.shared()
                        .readTree(first.resolve("run.json"))
                        .get("manifest")
                        .get("overrides")
                        .toString())
                .isEqualTo("[\"--users 3\"]");

        open(home, WIDE);
        await().untilAsserted(() -> assertThat(browser.all("button.again")).hasSize(1));
        assertThat(browser.one("tbody .state").getText()).isNotBlank();
        browser.one("button.again").click();
        figuresMove();
        assertThat(browser.one("#state .reason").getText()).contains("of 3 users");
        browser.one("#stop").click();
        Path second = reportOfRun(2);
        pageIsTheReportOf(second);

        open(home, WIDE);
        await().untilAsserted(() -> assertThat(browser.all("button.again")).hasSize(2));
        keepPicture("start-runs");
        browser.one("tbody tr:nth-child(2) input[name=a]").click();
        browser.one("tbody tr:nth-child(1) input[name=b]").click();
        browser.one("form[action=diff] button[type=submit]").click();
        await().untilAsserted(() ->
                assertThat(browser.one(".verdict .word").getText()).isNotBlank());
        open(home, WIDE);
        browser.one("tbody tr:nth-child(2) a").click();
        await().untilAsserted(() -> assertThat(browser.one("footer").getText())
                .contains(first.getFileName().toString()));
        assertThat(browser.console()).isEmpty();

        open(home, NARROW);
        assertThat((Boolean) browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        assertThat((Boolean) browser.run("return [...document.querySelectorAll('button.again')]"
                        + ".every(button => button.getBoundingClientRect().right <= innerWidth)"))
                .as("the buttons that run a scenario again are in sight")
                .isTrue();
        keepPicture("start-narrow");
        otherSitesAndOtherNamesStartNothing(home);
        pathsStayInTheFolder(home);
        commandThread.get().interrupt();
        assertThat(exit.get()).isZero();
    }

    /** A request that a page of another site, or a page whose name was made to point here, would send. */
    private void otherSitesAndOtherNamesStartNothing(URI home) throws Exception {
        HttpRequest post = HttpRequest.newBuilder(home.resolve("start"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "http://evil.example")
                .POST(BodyPublishers.ofString("scenario=watched.yaml"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(post, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(403);
        try (Stream<Path> runs = Files.list(directory.resolve("results").resolve("watched"))) {
            assertThat(runs).hasSize(2);
        }
    }

    private void pathsStayInTheFolder(URI home) throws Exception {
        Files.writeString(directory.resolve("outside.yaml"), LONG);
        HttpRequest post = HttpRequest.newBuilder(home.resolve("check"))
                .header("Origin", "http://127.0.0.1:" + home.getPort())
                .POST(BodyPublishers.ofString("scenario=..%2Foutside.yaml"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(post, BodyHandlers.ofString())
                        .body())
                .contains("not in the list");
        for (String path : List.of("runs/watched/..%2F..%2Foutside.yaml", "runs/..", "runs/%2Fetc/passwd")) {
            HttpRequest get = HttpRequest.newBuilder(URI.create(home + path)).build();
            assertThat(HttpClient.newHttpClient()
                            .send(get, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void textOfATargetIsInertWhileTheRunGoesOn() throws Exception {
        String script = "<script>document.title='broken'</script><img src=x onerror=\"document.title='broken'\">";
        WireMockServer target =
                new WireMockServer(WireMockConfiguration.options().dynamicPort());
        target.start();
        try {
            target.stubFor(WireMock.any(WireMock.anyUrl())
                    .willReturn(WireMock.aResponse().withStatus(500).withBody(script)));
            Path scenario = Files.writeString(
                    directory.resolve("hostile.yaml"), """
                    name: hostile
                    target: {url: "%s"}
                    load: {users: 2, spawn_rate: 2, run_time: 10m}
                    wait_time: {constant: 100ms}
                    probe: false
                    tasks:
                      - get: /
                        name: "</script>%s"
                    """.formatted(target.baseUrl(), script.replace("\"", "\\\"")));
            CompletableFuture<Integer> exit = start("run", scenario.toString(), "--ui=0", "--results", results());
            open(url(wingload::err), NARROW);
            figuresMove();
            await().untilAsserted(
                            () -> assertThat(browser.one("#findings").getText()).contains("onerror"));
            assertThat(browser.all("img")).isEmpty();
            assertThat(browser.run("return document.title")).isEqualTo("RUNNING: hostile");
            assertThat((Boolean) browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
            keepPicture("live-hostile-narrow");
            browser.one("#stop").click();
            exit.get();
            await().untilAsserted(() ->
                    assertThat(browser.one(".verdict .word").getText()).doesNotContain("RUNNING"));
            assertThat(browser.all("img")).isEmpty();
            assertThat((String) browser.run("return document.title")).doesNotContain("broken");
            assertThat(browser.console()).isEmpty();
        } finally {
            target.stop();
        }
    }

    private CompletableFuture<Integer> start(String... arguments) {
        return CompletableFuture.supplyAsync(
                () -> {
                    commandThread.set(Thread.currentThread());
                    return wingload.execute(arguments);
                },
                task -> {
                    Thread thread = new Thread(task, "command");
                    thread.setDaemon(true);
                    thread.start();
                });
    }

    private String results() {
        return directory.resolve("results").toString();
    }

    private static URI url(java.util.function.Supplier<String> printed) {
        AtomicReference<URI> url = new AtomicReference<>();
        await().until(() -> {
            Matcher matcher = URL.matcher(printed.get());
            if (matcher.find()) {
                url.set(URI.create(matcher.group()));
            }
            return url.get() != null;
        });
        return url.get();
    }

    private static void open(URI page, int width) {
        browser.open(page, width, width == NARROW);
    }

    /** Waits for charts and tables, and then for later figures. */
    private static void figuresMove() {
        await().untilAsserted(() -> {
            assertThat(browser.all("[data-chart=rates] canvas")).isNotEmpty();
            assertThat(browser.all("#figures .tile")).hasSize(5);
            assertThat(browser.one("#findings").getText()).contains("Generator");
        });
        String words = browser.one("#state .reason").getText();
        Object bins = bins();
        await().untilAsserted(() -> {
            assertThat(browser.one("#state .reason").getText()).isNotEqualTo(words);
            assertThat(bins()).isNotEqualTo(bins);
        });
    }

    /** How many seconds the chart of rates shows. */
    private static Object bins() {
        return browser.run("return echarts.getInstanceByDom(document.querySelector('[data-chart=rates] .plot'))"
                + ".getOption().series[0].data.length");
    }

    private Path newestRun() throws IOException {
        try (Stream<Path> runs = Files.list(directory.resolve("results").resolve("watched"))) {
            return runs.max(java.util.Comparator.naturalOrder()).orElseThrow();
        }
    }

    private Path reportOfRun(int count) throws IOException {
        await().until(() -> {
            Matcher matcher = Pattern.compile("(?m)^results: (.*)$").matcher(wingload.out());
            return matcher.results().count() == count;
        });
        Matcher matcher = Pattern.compile("(?m)^results: (.*)$").matcher(wingload.out());
        return Path.of(matcher.results().toList().get(count - 1).group(1));
    }

    /** The page that watched the run is, without another request of the user, the report that a file has. */
    private static void pageIsTheReportOf(Path run) throws IOException {
        JsonNode report = JsonMapper.shared().readTree(run.resolve("report.json"));
        String verdict = report.get("judgement").get("verdict").stringValue().toUpperCase(Locale.ROOT);
        await().untilAsserted(() ->
                assertThat(browser.one(".verdict .word").getText()).contains(verdict));
        String requests = Figures.count(
                report.get("aggregated").get("figures").get("requests").longValue());
        assertThat(browser.one(".tables").getText()).contains("Total Requests " + requests);
        Object shown = browser.run("return document.querySelector('main').innerText");
        browser.open(run.resolve("report.html"), WIDE, false);
        assertThat(browser.run("return document.querySelector('main').innerText"))
                .isEqualTo(shown);
    }

    /** Pictures to look at, with {@code -Dscreens}. */
    private static void keepPicture(String name) throws IOException {
        if (System.getProperty("screens") != null) {
            Path screens = Files.createDirectories(Path.of("target", "screens"));
            Files.write(screens.resolve(name + ".png"), browser.picture());
        }
    }
}
