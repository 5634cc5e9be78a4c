package io.github.wingload.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.FailureClass;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The texts are those of the servers and proxies. */
class LayerRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | istio-envoy | '' | ROUTING",
                "404 | envoy | {\"httpCode\":404,\"httpReason\":\"Not Found\"} | ROUTING",
                "404 | uvicorn | {\"error\":\"Model with name x does not exist.\"} | ROUTING",
                "404 | uvicorn | {\"detail\":\"Not Found\"} | ROUTING",
                "503 | istio-envoy | no healthy upstream | INGRESS",
                "503 | istio-envoy | upstream connect error or disconnect/reset before headers. reset reason: connection refused | INGRESS",
                "504 | istio-envoy | upstream request timeout | INGRESS",
                "504 | envoy | {\"httpCode\":504,\"httpReason\":\"upstream request timeout\"} | INGRESS",
                "503 | varnish | <html>Our servers are currently under maintenance</html> | INGRESS",
                "502 | '' | EOF | POD",
                "502 | '' | read tcp 10.0.0.1:1->10.0.0.2:8080: read: connection reset by peer | POD",
                "502 | '' | dial tcp 127.0.0.1:8080: connect: connection refused | POD",
                "503 | '' | pending request queue full | POD",
                "504 | '' | request timeout | POD",
                "503 | uvicorn | {\"error\":\"Model with name x is not ready.\"} | POD",
                "503 | uvicorn | {\"error\":\"out of GPU memory\"} | MODEL",
                "500 | istio-envoy | {\"error\":\"An error happened while fetching info for revision from the MediaWiki API, please contact the ML-Team if the issue persists.\"} | EGRESS",
                "500 | istio-envoy | {\"error\":\"Error in preprocess for rev_id 1. Reason: Failed to fetch revision content. Reason: ConnectionTimeoutError\"} | EGRESS",
                "500 | istio-envoy | {\"error\":\"Error in preprocess for rev_id 1. Reason: Failed to fetch revision content in x for rev_id 1. Reason: 'pages'\"} | SAMPLE",
                "500 | istio-envoy | {\"error\":\"Error in preprocess for rev_id 1. Reason: 'pages'\"} | SAMPLE",
                "400 | istio-envoy | {\"error\":\"The MW API does not have any info related to the rev-id 1\"} | SAMPLE",
                "422 | istio-envoy | {\"detail\":\"Could not make prediction for revisions [1]. Reason: ['revision_not_found']\"} | SAMPLE",
                "500 | istio-envoy | {\"error\":\"TypeError : unhashable type: 'dict'\"} | MODEL",
                "501 | uvicorn | {\"error\":\"unsupported\"} | MODEL",
                "400 | istio-envoy | {\"error\":\"Missing \\\"rev_id\\\" in input data.\"} | REFUSED",
                "401 | envoy | Unauthorized | REFUSED",
                "429 | envoy | too many requests | RATE_LIMIT",
                "302 | envoy | '' | CONTENT",
            })
    void theTextOfAnAnswerTellsItsLayer(int status, String server, String body, Layer layer) {
        assertThat(LayerRules.ofStatus(status, Optional.of(server), body)).isEqualTo(layer);
    }

    @ParameterizedTest
    @CsvSource({
        "DNS, UNREACHABLE",
        "CONNECT_FAILED, UNREACHABLE",
        "PROXY_REFUSED, UNREACHABLE",
        "CONNECT_REFUSED, CONNECTION",
        "CONNECT_TIMEOUT, CONNECTION",
        "DEADLINE_CONNECT, CONNECTION",
        "RESET, CONNECTION",
        "CLOSED, CONNECTION",
        "PROTOCOL, CONNECTION",
        "DEADLINE_WAIT, DEADLINE",
        "DEADLINE_BODY, DEADLINE",
        "DEADLINE_FIRST, DEADLINE",
        "DEADLINE_STALL, DEADLINE"
    })
    void aFailureWithoutAnAnswerIsOfTheWayOrOfTheService(FailureClass failure, Layer layer) {
        assertThat(LayerRules.withoutAnswer(failure, "")).isEqualTo(layer);
    }

    @ParameterizedTest
    @CsvSource({
        "certificate is not trusted (ca_file names the authority to trust), UNREACHABLE",
        "certificate has expired, CONNECTION"
    })
    void anUnknownAuthorityIsAFaultOfThisMachine(String message, Layer layer) {
        assertThat(LayerRules.withoutAnswer(FailureClass.TLS, message)).isEqualTo(layer);
    }

    @ParameterizedTest
    @CsvSource({
        "no route to the target's host, CONNECTION",
        "network is unreachable, UNREACHABLE",
        "no local port left to connect from, UNREACHABLE",
        "proxy closed the connection, UNREACHABLE"
    })
    void aHostThatIsDownFailsAndAMachineWithoutANetworkDecidesNothing(String message, Layer layer) {
        assertThat(LayerRules.withoutAnswer(FailureClass.CONNECT_FAILED, message))
                .isEqualTo(layer);
    }

    @ParameterizedTest
    @EnumSource(Layer.class)
    void everyLayerIsFoundByItsLabel(Layer layer) {
        assertThat(Layer.labelled(layer.label())).contains(layer);
    }
}
