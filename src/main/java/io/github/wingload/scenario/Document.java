package io.github.wingload.scenario;

import java.nio.file.Path;

/**
 * What all nodes of a scenario share.
 *
 * @param file the scenario file, as the user named it
 * @param findings where problems go
 */
record Document(Path file, Findings findings) {

    /** What the paths in the scenario are relative to. */
    Path directory() {
        return file.toAbsolutePath().getParent();
    }

    /** Another file, which the scenario names, as the user would name it. */
    String nameFor(String named) {
        return file.resolveSibling(named).normalize().toString();
    }
}
