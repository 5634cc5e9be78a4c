package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.HostPort;
import io.github.wingload.plan.UrlTarget;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxyTest extends ScenarioFixture {

    private static final HostPort SECURE = new HostPort("secure-proxy", 3128);
    private static final HostPort CLEAR = new HostPort("clear-proxy", 8080);

    @BeforeEach
    void setProxies() {
        environment.put("https_proxy", "http://secure-proxy:3128/");
        environment.put("HTTP_PROXY", "clear-proxy:8080");
        environment.put("WINGLOAD_CONTACT", "me@example.org");
    }

    @Test
    void schemeSelectsTheProxyVariable() {
        assertThat(proxyFor("https://example.org")).contains(SECURE);
        assertThat(proxyFor("http://example.org")).contains(CLEAR);
    }

    @Test
    void proxyOfTheEnvironmentIsNoted() {
        assertThat(scenario(baseWith("target", "target: {url: https://example.org}"), Overrides.NONE)
                        .notes())
                .containsExactly(
                        "requests go through the proxy secure-proxy:3128, set by https_proxy in the environment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost:8443",
                "http://127.0.0.1",
                "http://127.8.9.1:80",
                "http://[::1]:80",
                "http://a.localhost"
            })
    void loopbackNeedsNoProxy(String url) {
        assertThat(proxyFor(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* | true",
                "example.org | true",
                "other.org, example.org | true",
                "EXAMPLE.ORG | true",
                ".example.org | true",
                "*.example.org | true",
                "org | true",
                "api.example.org | true",
                "api.example.org:443 | true",
                "api.example.org:8443 | false",
                "other.org | false",
                "ample.org | false",
                "x.api.example.org | false"
            })
    void noProxyExemptsHosts(String noProxy, boolean exempt) {
        environment.put("no_proxy", noProxy);
        assertThat(proxyFor("https://api.example.org").isEmpty()).isEqualTo(exempt);
    }

    @Test
    void proxyOfTheFileReplacesThatOfTheEnvironment() {
        environment.put("NO_PROXY", "*");
        assertThat(target("{url: http://localhost, proxy: 'http://p:1'}").proxy())
                .contains(new HostPort("p", 1));
    }

    @Test
    void connectToDisablesTheProxy() {
        assertThat(target("{url: https://example.org, connect_to: 'gateway:443'}")
                        .proxy())
                .isEmpty();
    }

    @Test
    void wrongProxyIsReportedWithoutItsValue() {
        environment.put("https_proxy", "http://me:geheim@proxy:3128");
        assertThat(problems(baseWith("target", "target: {url: https://example.org}")))
                .containsExactly("environment: https_proxy: this is not the address of an HTTP proxy; "
                        + "set it to http://host:port without a user name, or unset it, or add the host to no_proxy");
    }

    private Optional<HostPort> proxyFor(String url) {
        return target("{url: '" + url + "'}").proxy();
    }

    private UrlTarget target(String target) {
        return (UrlTarget) plan(baseWith("target", "target: " + target)).target();
    }
}
