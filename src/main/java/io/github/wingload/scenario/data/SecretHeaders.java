package io.github.wingload.scenario.data;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which headers are secret by their names alone: such a value must not stand in a scenario, which is copied into the results. */
public final class SecretHeaders {

    private static final Pattern NAME =
            Pattern.compile("authorization|proxy-authorization|cookie|.*(token|secret|key|password).*");

    private SecretHeaders() {}

    /** True for {@code Authorization}, {@code Cookie}, and names with token, secret, key or password in them. */
    public static boolean isSecret(String name) {
        return NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** The environment variable to keep such a header's value in, for example {@code X_API_KEY}. */
    public static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
