package io.github.wingload.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookIT {

    private static final String PATH = "/services/T0/s3cr3t";

    private final WireMockServer chat = new WireMockServer(wireMockConfig().dynamicPort());

    @BeforeEach
    void start() {
        chat.start();
    }

    @AfterEach
    void stop() {
        chat.stop();
    }

    @Test
    void theMessageArrivesAsJson() throws Exception {
        chat.stubFor(post(PATH).willReturn(aResponse().withStatus(200)));

        assertThat(webhook().post("{\"text\":\"✓\"}")).isEmpty();
        chat.verify(1, postRequestedFor(urlEqualTo(PATH)).withRequestBody(equalToJson("{\"text\":\"✓\"}")));
    }

    @Test
    void aServerErrorIsTriedAgain() throws Exception {
        chat.stubFor(post(PATH)
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("free")
                .willReturn(aResponse().withStatus(503)));
        chat.stubFor(post(PATH)
                .inScenario("busy")
                .whenScenarioStateIs("free")
                .willReturn(aResponse().withStatus(204)));

        assertThat(webhook().post("{}")).isEmpty();
        chat.verify(2, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void aServerThatStaysBrokenIsLeftAlone() throws Exception {
        chat.stubFor(post(PATH).willReturn(aResponse().withStatus(429)));

        assertThat(webhook().post("{}")).contains("status 429");
        chat.verify(3, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void aRefusalIsNotTriedAgain() throws Exception {
        chat.stubFor(post(PATH).willReturn(aResponse().withStatus(404)));

        assertThat(webhook().post("{}")).contains("status 404");
        chat.verify(1, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void noMessageShowsTheUrl() throws Exception {
        Webhook webhook = webhook();
        chat.stop();

        assertThat(webhook.post("{}"))
                .hasValueSatisfying(
                        said -> assertThat(said).startsWith("no answer").doesNotContain("s3cr3t"));
    }

    private Webhook webhook() {
        return new Webhook(URI.create(chat.baseUrl() + PATH), Duration.ofMillis(1));
    }
}
