package io.github.wingload.run;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.SuggestedCheck;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.Probe;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The consequence of a probe for the run.
 *
 * @param stops true if every further call would fail in the same way, so that the run is pointless
 * @param sentence what was found and what to do about it
 */
public record ProbeFinding(boolean stops, String sentence) {

    private static final Pattern JSON =
            Pattern.compile("application/(json|[\\w.-]+\\+json)\\b", Pattern.CASE_INSENSITIVE);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final String PROXY_LOGIN =
            "check the proxy: with a user name it is written as proxy: \"http://${PROXY_LOGIN}@host:port\"";

    /** The finding on a side of a comparison, by its name. */
    ProbeFinding on(String side) {
        return new ProbeFinding(stops, side + ": " + sentence);
    }

    /**
     * The finding on a probe; empty if the probe was ok.
     *
     * @param request what was sent
     */
    static Optional<ProbeFinding> of(Probe probe, Request request) {
        if (probe.failureClass() == FailureClass.OK) {
            return Optional.empty();
        }
        return Optional.of(remedy(probe, request)
                .map(remedy -> new ProbeFinding(true, "the probe request failed: " + probe.error() + "; " + remedy))
                .orElseGet(() -> new ProbeFinding(
                        false, "the probe request failed (" + probe.error() + "); the run starts anyway")));
    }

    /** A warning if the answer is JSON that the task does not look at; an error in it would count as ok. */
    static Optional<ProbeFinding> unchecked(Probe probe, Request request, Exchange answer, Task task) {
        boolean json = answer.headers()
                .first("Content-Type")
                .filter(type -> JSON.matcher(type).lookingAt())
                .isPresent();
        boolean checked = !task.expect().checks().isEmpty()
                || task.expect().items().isPresent()
                || !task.extractions().isEmpty();
        return probe.failureClass() == FailureClass.OK && json && !checked
                ? Optional.of(new ProbeFinding(
                        false,
                        "the answer to " + task.method() + " " + task.name()
                                + " is JSON, and its content is not checked: an error with status " + probe.status()
                                + " counts as ok; add for example expect: "
                                + SuggestedCheck.of(answer, request)
                                        .orElse("{contains: \"a text of every good answer\"}")))
                : Optional.empty();
    }

    /** The remedy for a failure that every further call would have too; empty for other failures. */
    private static Optional<String> remedy(Probe probe, Request request) {
        return switch (probe.failureClass()) {
            case DNS -> Optional.of("check the URL's host, and whether this machine can resolve it");
            case CONNECT_REFUSED -> Optional.of("check the URL's port, and whether the target is running");
            case PROXY_REFUSED -> Optional.of(PROXY_LOGIN);
            case TLS -> Optional.of("check ca_file, sni and the URL's scheme");
            case HTTP_4XX ->
                switch (probe.status()) {
                    case UNAUTHORIZED ->
                        Optional.of(
                                authorized(request)
                                        ? "check that the Authorization header's token is valid and not expired"
                                        : "it was sent without an Authorization header: check the name and password that it sends,"
                                                + " or add the header");
                    case FORBIDDEN -> Optional.of("check that this token, or this client, may use the endpoint");
                    case NOT_FOUND ->
                        Optional.of("check the task's path and the target's host_header: "
                                + "behind a gateway an unknown Host is answered with 404");
                    case PROXY_AUTHENTICATION_REQUIRED -> Optional.of(PROXY_LOGIN);
                    default -> Optional.empty();
                };
            default -> Optional.empty();
        };
    }

    private static boolean authorized(Request request) {
        return request.headers().stream().anyMatch(header -> header.name().equalsIgnoreCase("Authorization"));
    }
}
