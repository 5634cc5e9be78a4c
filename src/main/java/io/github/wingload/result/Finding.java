package io.github.wingload.result;

/**
 * Something that the analysis of a run found, as figures. Immutable.
 *
 * <p>Its sentence is written in {@code judge.words}, for every output alike. Each kind of finding has a {@code Cases} with a
 * method for each of its records, so a finding that has no sentence does not compile.
 */
public sealed interface Finding permits Reason, Remark, Signal {}
