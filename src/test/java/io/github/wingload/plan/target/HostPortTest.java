package io.github.wingload.plan.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class HostPortTest {

    @Test
    void namesOfHostsHaveNoCase() {
        assertThat(HostPort.of(URI.create("https://API.Example.org/v1")))
                .isEqualTo(HostPort.of(URI.create("https://api.example.org:443")));
        UrlTarget one = UrlTarget.of(URI.create("http://Pod-7:8080/a"));
        assertThat(one.sameHost(UrlTarget.of(URI.create("http://pod-7:8080/b"))))
                .isTrue();
    }

    /** The name of a network interface after the % has one. */
    @Test
    void addressesKeepTheirZone() {
        assertThat(HostPort.of("[FE80::1%Eth0]", 80)).hasToString("[fe80::1%Eth0]:80");
    }
}
