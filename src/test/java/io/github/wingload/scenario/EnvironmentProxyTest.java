package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.target.HostPort;
import io.github.wingload.plan.target.Proxy;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Template;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxyTest extends ScenarioFixture {

    private static final Proxy SECURE = Proxy.of(new HostPort("secure-proxy", 3128));
    private static final Proxy CLEAR = Proxy.of(new HostPort("clear-proxy", 8080));

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
                .contains(Proxy.of(new HostPort("p", 1)));
    }

    @Test
    void connectToDisablesTheProxy() {
        assertThat(target("{url: https://example.org, connect_to: 'gateway:443'}")
                        .proxy())
                .isEmpty();
    }

    @Test
    void wrongProxyIsReportedWithoutItsValue() {
        environment.put("https_proxy", "socks5://me:geheim@proxy:3128");
        assertThat(problems(baseWith("target", "target: {url: https://example.org}")))
                .containsExactly(
                        "environment: https_proxy: this is not the address of an HTTP proxy; "
                                + "set it to http://host:port or http://user:password@host:port, or unset it, or add the host to no_proxy");
    }

    @Test
    void loginOfTheProxyIsReadAndNotShown() {
        environment.put("https_proxy", "http://me:p%40ss%3Aw%2Brd+@proxy:3128");
        Proxy proxy = proxyFor("https://example.org").orElseThrow();

        assertThat(proxy).hasToString("proxy:3128");
        assertThat(proxy.authorization().orElseThrow())
                .isEqualTo(new Header(
                        "Proxy-Authorization",
                        Template.of("Basic "
                                + Base64.getEncoder().encodeToString("me:p@ss:w+rd+".getBytes(StandardCharsets.UTF_8))),
                        true));
        assertThat(scenario(baseWith("target", "target: {url: https://example.org}"), Overrides.NONE)
                        .notes())
                .containsExactly("requests go through the proxy proxy:3128, set by https_proxy in the environment");
    }

    /** With a tunnel, the target must not see it. */
    @Test
    void onlyAProxyThatForwardsReadsItsLoginInEachRequest() {
        environment.put("LOGIN", "me:geheim");
        String proxy = ", proxy: 'http://${LOGIN}@p:1'";
        assertThat(target("{url: http://localhost" + proxy + "}").headers())
                .filteredOn(header -> header.isNamed("Proxy-Authorization"))
                .hasSize(1);
        for (String target :
                List.of("{url: https://localhost" + proxy + "}", "{url: http://localhost, proxy: 'p:1'}")) {
            assertThat(target(target).headers()).noneMatch(header -> header.isNamed("Proxy-Authorization"));
        }
        assertThat(problems(baseWith("target", "target: {url: http://localhost, proxy: 'http://me:geheim@p:1'}")))
                .containsExactly("test.yaml:1:40: target.proxy: this file contains a secret, and is copied into the "
                        + "results; write \"http://${PROXY_LOGIN}@host:port\" and set PROXY_LOGIN to user:password in "
                        + "the environment");
    }

    private Optional<Proxy> proxyFor(String url) {
        return target("{url: '" + url + "'}").proxy();
    }

    private UrlTarget target(String target) {
        return (UrlTarget) plan(baseWith("target", "target: " + target)).target();
    }
}
