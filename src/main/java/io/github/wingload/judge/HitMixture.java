package io.github.wingload.judge;

import static io.github.wingload.judge.Wording.text;

import io.github.wingload.text.Unit;
import java.util.Optional;

/**
 * Whether a share of hits, the medians of hits and misses, and the median of both together can all be true.
 *
 * <p>With a share h of hits the distribution of all is F = h · H + (1 − h) · M. Below both medians F is less than a half, above
 * both it is more: the median of all lies between them, ends included. And if it lies at m on the far side of hits, which
 * are the majority, then H(m) ≤ 0.5 / h: at least 1 − 0.5 / h of the hits are as slow as that, though half of them are as fast
 * as their median. Where that many stragglers are on the side of the misses (nearer to their median by ratio), hits are not
 * what they are said to be, or one of the figures is wrong. The same holds with hits and misses exchanged.
 */
final class HitMixture {

    /** So large a share of stragglers is none that a few slow hits explain. */
    private static final double STRAGGLERS = 0.05;

    /** What rounding to two digits may do to a figure. */
    private static final double ROUNDING = 0.05;

    private static final double HALF = 0.5;
    private static final double PERCENT = 100;

    private HitMixture() {}

    /**
     * What does not fit, in words without a capital; empty if all can be true.
     *
     * @param hitShare of the calls, 0 to 1
     */
    static Optional<String> contradiction(double hitShare, double hitP50Ms, double missP50Ms, double allP50Ms) {
        double fast = Math.min(hitP50Ms, missP50Ms);
        double slow = Math.max(hitP50Ms, missP50Ms);
        if (allP50Ms < fast * (1 - ROUNDING) || allP50Ms > slow * (1 + ROUNDING)) {
            return Optional.of(text(
                    "the figures contradict each other: the median of all, %s, must lie between those of hits, %s, and of"
                            + " misses, %s",
                    Unit.TIME.text(allP50Ms), Unit.TIME.text(hitP50Ms), Unit.TIME.text(missP50Ms)));
        }
        boolean mostlyHits = hitShare > HALF;
        double majority = Math.max(hitShare, 1 - hitShare);
        double stragglers = 1 - HALF / majority;
        double near = mostlyHits ? hitP50Ms : missP50Ms;
        double far = mostlyHits ? missP50Ms : hitP50Ms;
        boolean farSide = Math.abs(Math.log(allP50Ms / far)) < Math.abs(Math.log(allP50Ms / near));
        if (stragglers < STRAGGLERS || !farSide) {
            return Optional.empty();
        }
        String kind = mostlyHits ? "hits" : "misses";
        return Optional.of(text(
                "%.0f%% of the calls are %s with a median of %s, and yet the median of all is %s: at least %.0f%% of the %s"
                        + " would have to be as %s as that",
                PERCENT * majority,
                kind,
                Unit.TIME.text(near),
                Unit.TIME.text(allP50Ms),
                Math.floor(PERCENT * stragglers),
                kind,
                far > near ? "slow" : "fast"));
    }
}
