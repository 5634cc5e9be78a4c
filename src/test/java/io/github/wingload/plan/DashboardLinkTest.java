package io.github.wingload.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DashboardLinkTest {

    @Test
    void theTimeOfTheRunIsFilledIn() {
        assertThat(DashboardLink.of(
                        "https://grafana.example.org/d/a?from={from_ms}&to={to_ms}&run={run}&name={name}&x={x}",
                        Instant.ofEpochMilli(1_000),
                        Instant.ofEpochMilli(61_500),
                        "20261122T022057Z-3fa9",
                        "a b&c"))
                .isEqualTo("https://grafana.example.org/d/a?from=1000&to=61500&run=20261122T022057Z-3fa9"
                        + "&name=a%20b%26c&x={x}");
    }

    @Test
    void unknownPlaceholdersAreFound() {
        assertThat(DashboardLink.unknownPlaceholder("https://a/{from}&{to_ms}")).contains("from");
        assertThat(DashboardLink.unknownPlaceholder("https://a/{from_ms}")).isEmpty();
    }
}
