package io.github.wingload.scenario.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.target.HostPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A host with a port, the same in a scenario and after {@code --meet} and {@code --master}. */
class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "loader-0:7411, loader-0, 7411",
        "loader_0.wmnet:65535, loader_0.wmnet, 65535",
        "0.0.0.0:1, 0.0.0.0, 1",
        "[::1]:7411, ::1, 7411",
        "[fe80::1%eth0]:7411, fe80::1%eth0, 7411",
        "bücher.example:80, xn--bcher-kva.example, 80"
    })
    void aHostIsANameOrAnAddressAndAnAddressWithColonsHasBrackets(String text, String host, int port) {
        assertThat(Addresses.hostPort(text)).contains(new HostPort(host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":7411",
                "loader-0:",
                "loader-0:0",
                "loader-0:65536",
                "loader-0:123456",
                "::1:7411",
                "[::1:7411",
                "[loader-0]:7411",
                "a b:7411",
                "http://loader-0:7411",
                "loader-0:7411/",
                "loader-0:74x"
            })
    void anythingElseIsRefused(String text) {
        assertThat(Addresses.hostPort(text)).isEmpty();
        assertThat(Addresses.hostPort(text, 5557)).isEmpty();
    }

    @Test
    void onlyTheUsualPortMayBeLeftOut() {
        assertThat(Addresses.hostPort("loader-0")).isEmpty();
        assertThat(Addresses.hostPort("loader-0", 5557)).contains(new HostPort("loader-0", 5557));
        assertThat(Addresses.hostPort("[::1]", 5557)).contains(new HostPort("::1", 5557));
    }
}
