package io.github.wingload.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far an attempt got: the layer between the client and the answer that failed, gravest first. */
public enum Layer {
    /** No connection, no TLS, or a connection that broke. */
    CONNECTION,
    /** The ingress answers that it has no working pod. */
    INGRESS,
    /** The route to the service, or the model itself, is missing. */
    ROUTING,
    /** The proxy in the pod answers that the model server does not. */
    POD,
    /** The model server works, but does not get what it needs from another service, such as MediaWiki. */
    EGRESS,
    /** The model server failed for another reason. */
    MODEL,
    /** No answer before the deadline. */
    DEADLINE,
    /** An answer with an unexpected status or content. */
    CONTENT,
    /** The service does not accept the request. */
    REFUSED,
    /** Too many requests. */
    RATE_LIMIT,
    /** A good answer that came too late. */
    SLOW,
    /** The service says that the revision or page does not exist. */
    SAMPLE,
    /** The check itself could not get to the target: no such host, no network, no trusted authority. */
    UNREACHABLE,
    /** The request was not sent. */
    UNSENT,
    /** The answer is as expected. */
    NONE;

    /** The name in files, for example {@code rate-limit}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The layer with this {@link #label}. */
    public static Optional<Layer> labelled(String label) {
        return Arrays.stream(values())
                .filter(layer -> layer.label().equals(label))
                .findFirst();
    }
}
