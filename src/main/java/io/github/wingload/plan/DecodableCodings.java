package io.github.wingload.plan;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The content codings that a body can be decoded from for its checks (RFC 9110, section 8.4.1). */
public final class DecodableCodings {

    private static final Set<String> NAMES = Set.of("gzip", "x-gzip", "deflate");

    private DecodableCodings() {}

    /** True for one of them; the name is in lower case. */
    public static boolean include(String coding) {
        return NAMES.contains(coding);
    }

    /** The other codings that an {@code Accept-Encoding} accepts, such as {@code br}, or {@code *} for any. */
    public static List<String> othersIn(String acceptEncoding) {
        return Stream.of(acceptEncoding.split(","))
                .map(item -> item.toLowerCase(Locale.ROOT).replaceAll("\\s", ""))
                .filter(item -> !item.matches("[^;]*;q=0(\\.0*)?"))
                .map(item -> item.split(";", 2)[0])
                .filter(coding -> !coding.isEmpty() && !coding.equals("identity") && !include(coding))
                .toList();
    }
}
