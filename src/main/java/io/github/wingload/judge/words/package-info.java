/**
 * What the analysis found, in plain English: one sentence for each {@link io.github.wingload.result.Finding}.
 *
 * <p>Findings come in as figures and go out as text. The package is below the run's files and the reports, since both show the
 * same sentences.
 */
package io.github.wingload.judge.words;
