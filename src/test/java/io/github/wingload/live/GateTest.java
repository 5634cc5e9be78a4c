package io.github.wingload.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    private static final Gate GATE = new Gate("secret-token", "loadhost.example");
    private static final String HOST = "127.0.0.1:8089";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:8089",
                "localhost:9000",
                "LOCALHOST",
                "[::1]:8089",
                "192.0.2.7:8089",
                "loadhost.example:8089"
            })
    void itsOwnNamesAndAddressesAreAnsweredOnAnyPort(String host) {
        assertThat(GATE.refuse("GET", "/secret-token/run", host, null)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8089",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "a@localhost",
                "127.0.0.1:8089/x",
                ""
            })
    void aForeignHostIsRefused(String host) {
        assertThat(GATE.refuse("GET", "/secret-token/run", host, null))
                .hasValueSatisfying(refusal -> assertThat(refusal.status()).isEqualTo(421));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "/run",
                "/secret-tokem/run",
                "/secret-token2/run",
                "//secret-token/run",
                "/secret-toke",
                "*"
            })
    void aPathWithoutTheTokenIsRefused(String path) {
        assertThat(GATE.refuse("GET", path, HOST, null))
                .hasValueSatisfying(refusal -> assertThat(refusal.status()).isEqualTo(403));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "null",
                "http://evil.example",
                "http://127.0.0.1:9999",
                "https://127.0.0.1:8089",
                "http://127.0.0.1:8089.evil.example"
            })
    void aPostFromAnotherPageIsRefused(String origin) {
        assertThat(GATE.refuse("POST", "/secret-token/stop", HOST, origin))
                .hasValueSatisfying(refusal -> assertThat(refusal.status()).isEqualTo(403));
    }

    @Test
    void aPostFromItsOwnPageIsAnswered() {
        assertThat(GATE.refuse("POST", "/secret-token/stop", HOST, "http://" + HOST))
                .isEmpty();
    }

    @Test
    void thePathBelowTheTokenIsKept() {
        assertThat(GATE.below("/secret-token/run")).isEqualTo("/run");
        assertThat(GATE.below("/secret-token")).isEmpty();
    }

    @Test
    void everyGateHasATokenOfItsOwn() {
        Gate one = Gate.random("localhost");
        assertThat(one.token()).matches("[A-Za-z0-9_-]{22}");
        assertThat(Gate.random("localhost").token()).isNotEqualTo(one.token());
    }
}
