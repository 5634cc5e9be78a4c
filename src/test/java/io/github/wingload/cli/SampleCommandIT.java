package io.github.wingload.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wingload.cli.command.Version;
import io.github.wingload.plan.Samples;
import io.github.wingload.samples.SampleReader;
import io.github.wingload.testkit.SampleFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a wiki on the loopback interface; a real one is never asked. */
@Timeout(120)
class SampleCommandIT {

    private static final String[] ORDER = {
        "--count", "5", "--seed", "7", "--until", "2026-01-31T00:00:00Z", "--contact", "me@example.org"
    };

    @RegisterExtension
    static final WireMockExtension WIKI = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig()
                    .dynamicPort()
                    .bindAddress("127.0.0.1")
                    .extensions(new EditsBefore()))
            .build();

    @TempDir
    private Path directory;

    private final CommandContext wingload = new CommandContext();

    /** A wiki with an edit a second: answers with the edits before the time that is asked for. */
    static final class EditsBefore implements ResponseDefinitionTransformerV2 {

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            if (event.getResponseDefinition().getStatus() != 200) {
                return event.getResponseDefinition();
            }
            long newest = Instant.parse(
                            event.getRequest().queryParameter("rcstart").firstValue())
                    .getEpochSecond();
            int limit = Integer.parseInt(
                    event.getRequest().queryParameter("rclimit").firstValue());
            String rows = LongStream.range(0, limit)
                    .mapToObj(i -> "{\"revid\":" + (newest - i) + "}")
                    .collect(Collectors.joining(","));
            return ResponseDefinitionBuilder.like(event.getResponseDefinition())
                    .withBody("{\"query\":{\"recentchanges\":[" + rows + "]}}")
                    .build();
        }

        @Override
        public String getName() {
            return "edits-before";
        }
    }

    @BeforeEach
    void startTheWiki() {
        WIKI.stubFor(any(anyUrl()).willReturn(okJson("{}")));
    }

    @Test
    void fileHasTheIdsUnderAHeaderAndCanBeRead() throws Exception {
        Path file = directory.resolve("ids.csv");
        assertThat(sample(file)).as(wingload.err()).isZero();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(6).doesNotHaveDuplicates().startsWith("rev_id");
        assertThat(SampleReader.read(SampleFiles.of(file, Samples.Pick.ONCE), problem -> {}))
                .isPresent();
        assertThat(wingload.err()).contains("5 of 5 revision ids", "--seed 7 --until 2026-01-31T00:00:00Z");
        assertThat(wingload.out()).isEmpty();
    }

    @Test
    void requestsNameTheContactAndAreSentOneAtATime() {
        assertThat(sample(directory.resolve("ids.csv"))).isZero();
        WIKI.verify(
                5,
                getRequestedFor(urlPathEqualTo("/w/api.php"))
                        .withQueryParam("list", equalTo("recentchanges"))
                        .withQueryParam("maxlag", equalTo("5"))
                        .withHeader("User-Agent", equalTo("wingload/" + Version.current() + " (me@example.org)"))
                        .withHeader("Accept-Encoding", equalTo("gzip")));
    }

    @Test
    void sameSeedGivesTheSameFile() throws Exception {
        sample(directory.resolve("a.csv"));
        sample(directory.resolve("b.csv"));
        assertThat(directory.resolve("a.csv")).hasSameTextualContentAs(directory.resolve("b.csv"));
    }

    @Test
    void requestToABusyWikiIsRepeated() {
        WIKI.stubFor(any(anyUrl())
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "0"))
                .willSetStateTo("free"));
        assertThat(sample(directory.resolve("ids.csv"))).isZero();
        assertThat(wingload.err()).contains(" answered 429; trying again in 0 s");
        WIKI.verify(6, anyRequestedFor(anyUrl()));
    }

    @Test
    void aWikiThatRefusesIsAnErrorAndLeavesNoFile() throws Exception {
        WIKI.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(403).withBody("Please set a user-agent")));
        assertThat(sample(directory.resolve("ids.csv"))).isEqualTo(3);
        assertThat(wingload.err()).contains("answered 403: Please set a user-agent", "Nothing is written.");
        assertThat(files()).isEmpty();
    }

    @Test
    void existingFileIsKeptWithoutForce() throws Exception {
        Path file = Files.writeString(directory.resolve("ids.csv"), "mine");
        assertThat(sample(file)).isEqualTo(2);
        assertThat(file).hasContent("mine");
        assertThat(wingload.err()).contains("already exists");
        WIKI.verify(0, anyRequestedFor(anyUrl()));

        assertThat(sample(file, "--force")).isZero();
        assertThat(Files.readString(file)).startsWith("rev_id\n");
    }

    @Test
    void interruptionLeavesNothingBehind() throws Exception {
        WIKI.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503).withHeader("Retry-After", "250")));
        Path file = directory.resolve("ids.csv");
        Path work = Files.createDirectory(directory.resolve("work"));
        try (Launched sample = Launched.start(work, arguments(file).toArray(String[]::new))) {
            await().until(() -> sample.err().contains("trying again in 250 s"));
            sample.signal("INT");
            assertThat(sample.exitCode()).isEqualTo(130);
            assertThat(sample.err()).endsWith("interrupted; nothing is written\n");
        }
        assertThat(files()).containsExactly("work");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--wiki https://www.wikidata.org/ -o ids.csv --contact a@b.org | is not a host",
                "--wiki a/b -o ids.csv --contact a@b.org | is not a host",
                "--wiki w.example.org -o ids.csv --contact me | neither an e-mail address nor a URL",
                "--wiki w.example.org -o ids.csv --contact a@b.org --count 0 | --count 0 is out of range",
                "--wiki w.example.org -o ids.csv --contact a@b.org --days 0 | --days 0 is out of range",
                "--wiki w.example.org -o ids.csv --contact a@b.org --until now | --until now is not a time",
                "--wiki w.example.org -o ids.csv --contact a@b.org --namespace -1 | --namespace is below 0",
                "--wiki w.example.org -o ids.csv --contact a@b.org --api-url ftp://h | --api-url is not the URL",
                "--wiki w.example.org -o no/such/ids.csv --contact a@b.org | there is no directory",
                "-o ids.csv | --wiki"
            })
    void invalidOptionsAreReportedBeforeAnythingIsSent(String arguments, String message) {
        assertThat(wingload.execute(("sample " + arguments).split(" "))).isEqualTo(2);
        assertThat(wingload.err()).contains(message);
    }

    @Test
    void missingContactIsAUsageErrorAndNothingIsSent() {
        // The environment of these tests names none.
        assertThat(wingload.execute(
                        "sample",
                        "--wiki",
                        "w.example.org",
                        "--api-url",
                        WIKI.url("/w/api.php"),
                        "-o",
                        directory + "/a.csv"))
                .isEqualTo(2);
        assertThat(wingload.err()).contains("the contact for the wiki is missing", "WINGLOAD_CONTACT");
        WIKI.verify(0, anyRequestedFor(anyUrl()));
    }

    private int sample(Path file, String... more) {
        return wingload.execute(
                Stream.concat(arguments(file).stream(), Arrays.stream(more)).toArray(String[]::new));
    }

    private static List<String> arguments(Path file) {
        Stream<String> where = Stream.of(
                "sample", "--wiki", "w.example.org", "--api-url", WIKI.url("/w/api.php"), "-o", file.toString());
        return Stream.concat(where, Arrays.stream(ORDER)).toList();
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
