package io.github.wingload.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.target.ClientCertificate;
import io.github.wingload.plan.target.HostPort;
import io.github.wingload.plan.target.Proxy;
import io.github.wingload.plan.target.UrlTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the target is reached. */
class CurlNetworkTest extends CurlFixture {

    @ParameterizedTest
    @CsvSource({"http://p:3128,p:3128", "p:3128/,p:3128", "p,p:1080"})
    void proxyOptionIsTheProxyOfTheTarget(String proxy, String address) {
        assertThat(target("curl http://h/ -x " + proxy).proxy()).map(Proxy::at).contains(hostPort(address));
    }

    /** As curl, -U comes before the login of -x. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-x http://me:s3c@ret@p:3128",
                "-x me:s3cret@p:3128",
                "-U me:s3cret -x p:3128",
                "-x HTTP://other:0ther@p:3128 --proxy-user me:s3cret",
                "-x http://${PROXY_LOGIN}@p:3128"
            })
    void loginOfTheProxyIsAVariable(String options) {
        Starter.Started started = started("curl https://h/ " + options);
        assertThat(started.yaml()).contains("  proxy: \"http://${PROXY_LOGIN}@p:3128\"\n");
        assertThat(started.yaml() + started.allNotes()).contains("PROXY_LOGIN").doesNotContain("s3c", "ret@", "0ther");
        environment.put("PROXY_LOGIN", "me:p%40ss");
        UrlTarget target = (UrlTarget) plan(started).target();
        assertThat(target.proxy()).contains(Proxy.of(hostPort("p:3128"), "me:p@ss"));
    }

    @Test
    void proxyUserWithoutAProxyIsExplained() {
        assertThat(started("curl https://h/ -U me:s3cret").allNotes())
                .contains(
                        "-U without -x: set http_proxy or https_proxy to http://USER:PASSWORD@HOST:PORT before a run");
    }

    @Test
    void certificatesAreRelativeToTheScenario() throws IOException {
        Path scenarios = Files.createDirectory(directory.resolve("scenarios"));
        write("ca.pem", "");
        write("me.pem", "");
        Starter.Started started = Starter.fromCurl(
                "curl https://h/ -k --cacert ca.pem --cert ./me.pem --key me.pem", directory, scenarios);
        assertThat(started.yaml())
                .contains("  ca_file: \"../ca.pem\"\n")
                .contains("  insecure: true\n")
                .contains("  client_certificate: {file: \"../me.pem\", key: \"../me.pem\"}\n");

        UrlTarget target = target("curl https://h/ -k --cacert ca.pem -E me.pem");
        assertThat(target.caFile()).contains(directory.resolve("ca.pem"));
        assertThat(target.insecure()).isTrue();
        assertThat(target.clientCertificate())
                .contains(new ClientCertificate(directory.resolve("me.pem"), directory.resolve("me.pem")));
    }

    private static HostPort hostPort(String address) {
        int colon = address.lastIndexOf(':');
        String host = address.substring(0, colon).replaceAll("[\\[\\]]", "");
        return new HostPort(host, Integer.parseInt(address.substring(colon + 1)));
    }
}
