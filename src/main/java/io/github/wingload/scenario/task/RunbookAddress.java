package io.github.wingload.scenario.task;

import io.github.wingload.yaml.Node;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code runbook}: the address of a page that says what to do when a service fails. */
public final class RunbookAddress {

    private static final Pattern ADDRESS = Pattern.compile("https?://[!-~]{1,2000}");

    private RunbookAddress() {}

    public static Optional<String> read(Node node) {
        return node.text(
                ADDRESS, "the address of a page", "write it like https://wiki.example.org/Runbook, without blanks");
    }
}
