package io.github.wingload.scenario.target;

import io.github.wingload.yaml.Node;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code host_header}, of the target or of what is asked of it. */
public final class HostHeader {

    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?");

    private HostHeader() {}

    public static Optional<String> read(Node node) {
        Optional<String> text = node.text();
        if (text.isPresent() && !AUTHORITY.matcher(text.get()).matches()) {
            node.wrong("a host, with a port if need be", "write for example example.org");
            return Optional.empty();
        }
        return text;
    }
}
