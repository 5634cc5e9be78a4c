package io.github.wingload.scenario.data;

import java.util.regex.Pattern;

/** Names of columns and extracted values that say that their values are secret. */
public final class SecretNames {

    private static final Pattern SECRET = Pattern.compile(
            "(?i)(.*[^a-z]|.*(?-i:(?<=[a-z])(?=[A-Z])))?(token|secret|password|passwd|passphrase|credentials?"
                    + "|authorization|cookie|jwt|(api|access|private|secret)[^a-z]?key)");

    private SecretNames() {}

    /** True for {@code token}, {@code user_password}, {@code apiKey}; not for {@code max_tokens}, {@code key} or {@code keyword}. */
    public static boolean isSecret(String name) {
        return SECRET.matcher(name).matches();
    }
}
