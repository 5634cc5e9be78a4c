/**
 * What weighs: from a run's calls to its analysis, thresholds, verdict and remarks.
 *
 * <p>In come the plan, the calls one by one, and the finished run; out comes a {@link io.github.wingload.result.Analysis}, by
 * {@link io.github.wingload.judge.RunAnalysis}. It needs no engine, file or clock: a run read back from its directory is judged
 * by the same code as the run that has just ended.
 */
package io.github.wingload.judge;
