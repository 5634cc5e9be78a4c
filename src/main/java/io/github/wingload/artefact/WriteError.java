package io.github.wingload.artefact;

/**
 * A file of the run that is not complete.
 *
 * @param file its path
 * @param reason why it could not be written, for people
 */
public record WriteError(String file, String reason) {}
