package io.github.wingload.artefact;

/**
 * A line of a file that could not be read.
 *
 * @param line which, from 1
 * @param reason what is wrong with it, for people
 */
public record DamagedLine(long line, String reason) {}
