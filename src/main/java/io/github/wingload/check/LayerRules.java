package io.github.wingload.check;

import io.github.wingload.exchange.FailureClass;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the layer that failed, from the status and the text of an answer, because the proxies and servers in a row all answer with
 * the same statuses. The texts are those of Envoy, Knative's queue-proxy, KServe and the model servers of LiftWing. Pure.
 */
final class LayerRules {

    private static final List<String> NO_SUCH_SAMPLE = List.of(
            "reason: 'pages'",
            "does not have any info related to the rev-id",
            "revision_not_found",
            "revision not found",
            "revisionnotfound",
            "nosuchrevid",
            "missingresource",
            "textdeleted",
            "has been deleted",
            "missing revision");

    private static final List<String> OF_EGRESS = List.of(
            "mediawiki api",
            "failed to fetch",
            "error in preprocess",
            "error happened while fetching",
            "cannot connect to host",
            "timeout on reading data",
            "servertimeouterror",
            "connectiontimeouterror",
            "clientconnectorerror",
            "timeouterror");

    private static final List<String> OF_INGRESS = List.of(
            "no healthy upstream",
            "upstream connect error",
            "upstream request timeout",
            "reset before headers",
            "\"httpcode\"");

    private static final List<String> OF_POD = List.of(
            "eof",
            "connection reset by peer",
            "connection refused",
            "context canceled",
            "context deadline exceeded",
            "pending request queue full",
            "request timeout",
            "is not ready");

    private static final String NO_SUCH_MODEL = "does not exist";

    private static final Map<FailureClass, Layer> WITHOUT_ANSWER = Map.of(
            FailureClass.DNS, Layer.UNREACHABLE,
            FailureClass.CONNECT_FAILED, Layer.UNREACHABLE,
            FailureClass.PROXY_REFUSED, Layer.UNREACHABLE,
            FailureClass.GENERATOR, Layer.UNREACHABLE,
            FailureClass.UNFINISHED, Layer.UNSENT,
            FailureClass.DEADLINE_SEND, Layer.DEADLINE,
            FailureClass.DEADLINE_WAIT, Layer.DEADLINE,
            FailureClass.DEADLINE_BODY, Layer.DEADLINE,
            FailureClass.DEADLINE_FIRST, Layer.DEADLINE,
            FailureClass.DEADLINE_STALL, Layer.DEADLINE);

    private LayerRules() {}

    /**
     * The layer of a request without a complete answer.
     *
     * @param message of the failure. A certificate of an unknown authority says that this machine lacks the authority; no route to
     *     a host says that the host is down, unlike an unreachable network
     */
    static Layer withoutAnswer(FailureClass failure, String message) {
        if (failure == FailureClass.TLS && message.startsWith("certificate is not trusted")) {
            return Layer.UNREACHABLE;
        }
        if (failure == FailureClass.CONNECT_FAILED && message.startsWith("no route to the target's host")) {
            return Layer.CONNECTION;
        }
        return WITHOUT_ANSWER.getOrDefault(failure, Layer.CONNECTION);
    }

    /**
     * The layer of an answer with an unexpected status.
     *
     * @param server the answer's {@code Server} header, if there is one
     * @param body its text, or the start of it
     */
    static Layer ofStatus(int status, Optional<String> server, String body) {
        String text = body.toLowerCase(Locale.ROOT);
        if (status == 429) {
            return Layer.RATE_LIMIT;
        }
        if (status >= 400 && holdsOneOf(NO_SUCH_SAMPLE, text)) {
            return Layer.SAMPLE;
        }
        if (status == 404) {
            return text.contains(NO_SUCH_MODEL) || text.isBlank() || text.contains("not found")
                    ? Layer.ROUTING
                    : Layer.REFUSED;
        }
        if (status >= 400 && holdsOneOf(OF_EGRESS, text)) {
            return Layer.EGRESS;
        }
        if (status >= 502 && status <= 504) {
            return ofGateway(server, text);
        }
        return status >= 500 ? Layer.MODEL : status >= 400 ? Layer.REFUSED : Layer.CONTENT;
    }

    /** Envoy's own texts come first: they may quote the system's words for what happened to its connection. */
    private static Layer ofGateway(Optional<String> server, String text) {
        if (holdsOneOf(OF_INGRESS, text)) {
            return Layer.INGRESS;
        }
        if (holdsOneOf(OF_POD, text)) {
            return Layer.POD;
        }
        boolean fromModelServer =
                text.startsWith("{") || server.filter("uvicorn"::equals).isPresent();
        return fromModelServer ? Layer.MODEL : Layer.INGRESS;
    }

    private static boolean holdsOneOf(List<String> texts, String text) {
        return texts.stream().anyMatch(text::contains);
    }
}
