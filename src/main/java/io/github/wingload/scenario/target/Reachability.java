package io.github.wingload.scenario.target;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a host is public, by its name or literal address alone: nothing is looked up. */
final class Reachability {

    private static final List<String> PRIVATE_ENDINGS = List.of(".wmnet", ".local", ".internal", ".localhost");

    private static final Pattern SINGLE_LABEL = Pattern.compile("[a-z][a-z0-9_-]*");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?!$)|$)){4}");

    private Reachability() {}

    /**
     * False for loopback and private addresses (link-local and carrier-grade ones too), {@code localhost}, names without a
     * dot, and names that end as internal ones do; true for everything else.
     */
    static boolean isPublic(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        if (name.startsWith("[") || name.contains(":") || IPV4.matcher(name).matches()) {
            return isPublicAddress(name);
        }
        return !SINGLE_LABEL.matcher(name).matches() && PRIVATE_ENDINGS.stream().noneMatch(name::endsWith);
    }

    private static boolean isPublicAddress(String literal) {
        InetAddress address;
        try {
            // A literal is parsed, never resolved.
            address = InetAddress.getByName(literal);
        } catch (UnknownHostException notAnAddress) {
            return true;
        }
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean carrierGrade = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return !(address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || uniqueLocal
                || carrierGrade);
    }
}
