package io.github.wingload.plan.target;

import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Template;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * An HTTP proxy.
 *
 * @param at where its TCP connections go
 * @param authorization the {@code Proxy-Authorization} header that it gets, always secret; empty if it asks for none
 */
public record Proxy(HostPort at, Optional<Header> authorization) {

    private static final String HEADER = "Proxy-Authorization";

    /** A proxy that asks for no user name. */
    public static Proxy of(HostPort at) {
        return new Proxy(at, Optional.empty());
    }

    /**
     * A proxy with Basic authentication (RFC 7617, UTF-8).
     *
     * @param login user name and password, with a colon in between
     */
    public static Proxy of(HostPort at, String login) {
        String encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        return new Proxy(at, Optional.of(new Header(HEADER, Template.of("Basic " + encoded), true)));
    }

    /** Host and port, without the login. */
    @Override
    public String toString() {
        return at.toString();
    }
}
