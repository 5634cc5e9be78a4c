package io.github.wingload.sweep;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Judgement.Verdict;
import java.time.Duration;

/**
 * A run of a sweep that has ended.
 *
 * @param level its load
 * @param confirms true if it is the longer run that confirms a result
 * @param run the name of its directory, seen from that of the sweep
 * @param analysis its figures and its verdict
 */
public record SweptLevel(Level level, boolean confirms, String run, Analysis analysis) {

    /** How the target did. */
    public Verdict verdict() {
        return analysis.judgement().verdict();
    }

    /** Ok calls a second. */
    public double okPerSecond() {
        return analysis.window().deliveredPerSecond(analysis.aggregated().count(FailureClass.OK));
    }

    /** Mean calls in flight. */
    public double inFlight() {
        return analysis.littlesLaw().meanInFlight();
    }

    /** How long the measured part of the run was. */
    public Duration measured() {
        return Duration.ofMillis(Math.round(analysis.window().seconds() * 1e3));
    }
}
