package io.github.wingload.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.target.UrlTarget;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class DestinationTest {

    private static final UrlTarget NAMED = UrlTarget.of(URI.create("https://example.org/base"));
    private static final UrlTarget NUMERIC = UrlTarget.of(URI.create("http://127.0.0.1:8900"));

    @Test
    void namesComeWithTheirAddresses() {
        assertThat(Destination.of(NAMED, List.of("203.0.113.7:443", "203.0.113.8:443"), false))
                .isEqualTo("https://example.org/base (203.0.113.7:443, 203.0.113.8:443)");
    }

    @Test
    void anAddressIsNotRepeated() {
        assertThat(Destination.of(NUMERIC, List.of("127.0.0.1:8900"), false)).isEqualTo("http://127.0.0.1:8900");
        assertThat(Destination.of(NUMERIC, List.of("127.0.0.1:8900"), true))
                .isEqualTo("http://127.0.0.1:8900 (the simulator)");
    }

    @Test
    void unresolvedHostNameIsReported() {
        assertThat(Destination.of(NAMED, List.of(), false))
                .isEqualTo("https://example.org/base (the host name cannot be resolved)");
    }
}
