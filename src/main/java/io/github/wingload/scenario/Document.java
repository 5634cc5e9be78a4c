package io.github.wingload.scenario;

import java.nio.file.Path;

/**
 * What all nodes of a scenario share.
 *
 * @param directory the scenario file's, to which the paths in it are relative
 * @param findings where problems go
 */
record Document(Path directory, Findings findings) {}
