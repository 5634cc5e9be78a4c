package io.github.wingload.result;

/**
 * Something that the analysis of a run found, as figures. Immutable.
 *
 * <p>Its sentence is written in {@code judge.words}, for every output alike. A finding that has no sentence there
 * fails every test of reports.
 */
public sealed interface Finding permits Reason, ThresholdFinding, Remark, Signal {}
