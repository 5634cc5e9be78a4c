package io.github.wingload.yaml;

import java.nio.file.Path;

/**
 * What all nodes of a scenario share.
 *
 * @param base what the paths in the scenario are relative to, as the user named it
 * @param findings where problems go
 */
public record Document(Path base, Findings findings) {

    /** Another file, which the scenario names, as the user would name it. */
    String nameFor(String named) {
        return base.resolve(named).normalize().toString();
    }
}
