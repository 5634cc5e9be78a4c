package io.github.wingload.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.moreThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.github.wingload.testkit.SimulatorBuilder.simulator;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.simulator.Simulator;
import io.github.wingload.testkit.SimulatorBuilder;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class InitCommandIT {

    /** As the team has posted them, from outside of Wikimedia's networks and from inside. */
    private static final String EXTERNAL = "$ time curl"
            + " \"https://api.wikimedia.org/service/lw/inference/v1/models/revertrisk-wikidata:predict\" -X POST -d"
            + " '{\"rev_id\": 1945516043}' -H \"Content-Type: application/json\" --http1.1";

    private static final String INTERNAL = "$ time curl"
            + " \"https://inference.svc.eqiad.wmnet:30443/v1/models/revertrisk-wikidata:predict\" -X POST -d"
            + " '{\"rev_id\": 1945516043}' -H  \"Host: revertrisk-wikidata.revertrisk.wikimedia.org\" -H"
            + " \"Content-Type: application/json\" --http1.1";

    private static final String PATH = "/v1/models/revertrisk-wikidata:predict";

    @RegisterExtension
    static final WireMockExtension TARGET = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @TempDir
    private Path directory;

    private final CommandContext wingload = new CommandContext();

    @Test
    void commentedScenarioRunsAtOnce() {
        String file = directory.resolve("my.yaml").toString();
        assertThat(wingload.execute("init", file)).as(wingload.err()).isZero();
        assertThat(wingload.err()).endsWith("next: wingload try " + file + System.lineSeparator());
        assertThat(wingload.execute("run", file, "-n", "3", "--results", directory.resolve("results") + ""))
                .as(wingload.err())
                .isEqualTo(wingload.orLimited(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {EXTERNAL, INTERNAL})
    void postedCommandsGiveScenariosThatRunAgainstTheSimulator(String command) throws Exception {
        String file = directory.resolve("made.yaml").toString();
        assertThat(wingload.execute("init", "--curl", command, file))
                .as(wingload.err())
                .isZero();
        SimulatorBuilder settings = simulator(Profile.REVERTRISK_WIKIDATA_INSTANT);
        try (Simulator simulator = settings.start()) {
            assertThat(run(file, "--url", simulator.url().toString()))
                    .as(wingload.err())
                    .isEqualTo(wingload.orLimited(0));
        }
        assertThat(wingload.out()).contains(PATH);
    }

    @Test
    void scenarioSendsWhatTheCommandSends() throws Exception {
        String file = directory.resolve("made.yaml").toString();
        wingload.execute("init", "--curl", INTERNAL, file);
        TARGET.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        run(file, "--url", TARGET.baseUrl(), "--host-header", "revertrisk-wikidata.revertrisk.wikimedia.org");
        TARGET.verify(
                moreThanOrExactly(1),
                postRequestedFor(urlEqualTo(PATH))
                        .withHeader("Host", equalTo("revertrisk-wikidata.revertrisk.wikimedia.org"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(equalTo("{\"rev_id\":1945516043}")));
        assertThat(TARGET.findAll(anyRequestedFor(anyUrl())))
                .hasSameSizeAs(TARGET.findAll(postRequestedFor(urlEqualTo(PATH))));
    }

    @Test
    void missingContactIsReportedAtOnce() {
        // The environment of these tests names none.
        assertThat(wingload.execute("init", "--curl", EXTERNAL, directory.resolve("made.yaml") + ""))
                .isZero();
        assertThat(wingload.err()).contains("before it runs:", "WINGLOAD_CONTACT");
    }

    @Test
    void commandCanComeFromStandardInputAndTheScenarioGoToStandardOutput() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("curl -k https://localhost/a\n".getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(wingload.execute("init", "--curl", "-", "-")).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(wingload.out()).contains("url: https://localhost\n", "insecure: true\n", "- get: /a\n");
    }

    @Test
    void existingFileIsKeptWithoutForce() throws Exception {
        Path file = Files.writeString(directory.resolve("mine.yaml"), "mine");
        assertThat(wingload.execute("init", file.toString())).isEqualTo(2);
        assertThat(file).hasContent("mine");
        assertThat(wingload.err()).contains("mine.yaml already exists", "--force");
        assertThat(wingload.execute("init", "--force", file.toString())).isZero();
        assertThat(Files.readString(file)).contains("name: my-service");
    }

    @Test
    void aCurlCommandThatCannotBeUsedIsAUsageErrorAndWritesNothing() {
        Path file = directory.resolve("made.yaml");
        assertThat(wingload.execute("init", "--curl", "curl -F a=b http://localhost/", file.toString()))
                .isEqualTo(2);
        assertThat(wingload.err()).contains("-F cannot be put into a scenario", "What to do: ");
        assertThat(file).doesNotExist();
    }

    private int run(String file, String... more) {
        String[] fixed = {
            "run",
            file,
            "-n",
            "2",
            "-r",
            "2",
            "--results",
            directory.resolve("results").toString()
        };
        String[] all = Stream.of(fixed, more).flatMap(Arrays::stream).toArray(String[]::new);
        return wingload.execute(all);
    }
}
