package io.github.wingload.live;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides which requests are answered. Every address has a random token as its first part. A request whose Host is a foreign name
 * is refused, since a page of that name may have made its name point to this server (DNS rebinding). A request that changes
 * something has to come from a page of this server, so that no other page can send it.
 *
 * <p>The port of the Host may be another one, as it is behind {@code ssh -L}.
 *
 * @param token first part of every path
 * @param ownName a name of this server besides {@code localhost}; addresses in numbers are always its own
 */
record Gate(String token, String ownName) {

    private static final int TOKEN_BYTES = 16;
    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(?::\\d{1,5})?");
    private static final Pattern NUMERIC = Pattern.compile("\\[[0-9a-f:.]+]|\\d{1,3}(?:\\.\\d{1,3}){3}");

    /** Why a request is not answered. */
    record Refusal(int status, String words) {}

    /** A gate with a token that nobody can guess. */
    static Gate random(String ownName) {
        byte[] token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        return new Gate(Base64.getUrlEncoder().withoutPadding().encodeToString(token), ownName);
    }

    /**
     * Checks a request.
     *
     * @param host the Host header; null without one
     * @param origin the Origin header; null without one
     * @return empty if the request may be answered
     */
    Optional<Refusal> refuse(String method, String path, @Nullable String host, @Nullable String origin) {
        if (host == null || !own(host.toLowerCase(Locale.ROOT))) {
            return Optional.of(new Refusal(421, "This server does not have that name."));
        }
        if (!known(path)) {
            return Optional.of(new Refusal(403, "Open the address that wingload printed: it contains a token."));
        }
        boolean reads = method.equals("GET") || method.equals("HEAD");
        if (!reads && !("http://" + host).equalsIgnoreCase(origin)) {
            return Optional.of(new Refusal(403, "This request does not come from a page of wingload."));
        }
        return Optional.empty();
    }

    /** The path below the token of a request that is not refused: {@code /run}; empty for the token alone. */
    String below(String path) {
        return path.substring(1 + token.length());
    }

    private boolean own(String host) {
        Matcher parts = HOST_AND_PORT.matcher(host);
        if (!parts.matches()) {
            return false;
        }
        String name = parts.group(1);
        return name.equals("localhost")
                || name.equals(ownName.toLowerCase(Locale.ROOT))
                || NUMERIC.matcher(name).matches();
    }

    /** In a time that does not tell how much of the token is right. */
    private boolean known(String path) {
        int end = path.indexOf('/', 1);
        String first = path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
        return MessageDigest.isEqual(first.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
