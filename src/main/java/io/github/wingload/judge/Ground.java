package io.github.wingload.judge;

/**
 * What a verdict rests on.
 *
 * @param reason in a sentence
 * @param advice what to do about it
 */
record Ground(String reason, String advice) {}
