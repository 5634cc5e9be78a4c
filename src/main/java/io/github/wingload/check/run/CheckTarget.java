package io.github.wingload.check.run;

import io.github.wingload.check.CheckCase;
import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.Request;
import io.github.wingload.plan.target.UrlTarget;
import java.util.ArrayList;
import java.util.List;

/**
 * A cluster on which the cases are asked.
 *
 * @param name in results, such as {@code codfw}
 * @param at its address, certificate authority and proxy; its base path comes before the path of each case
 * @param userAgent sent with requests that have none
 */
public record CheckTarget(String name, UrlTarget at, String userAgent) {

    private static final String USER_AGENT = "User-Agent";

    /** Where a case's requests go: this address, with the names of the case. */
    UrlTarget of(CheckCase one) {
        return new UrlTarget(
                at.url(),
                one.host().or(at::hostHeader),
                one.sni().or(at::sni),
                at.caFile(),
                at.insecure(),
                List.of(),
                at.connectTo(),
                at.proxy(),
                at.clientCertificate());
    }

    /** A request of a case as it is sent here; its answer's whole body is kept. */
    Request sent(Request request) {
        String base = at.url().getRawPath() == null ? "" : at.url().getRawPath().replaceFirst("/$", "");
        List<HeaderField> headers = new ArrayList<>(request.headers());
        if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase(USER_AGENT))) {
            headers.add(new HeaderField(USER_AGENT, userAgent));
        }
        return new Request(
                request.method(),
                base + request.path(),
                headers,
                request.host(),
                request.body(),
                request.payload(),
                true,
                request.mutation(),
                request.echoes());
    }
}
