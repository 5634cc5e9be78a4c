package io.github.wingload.judge;

import io.github.wingload.result.Remark;
import io.github.wingload.result.Remark.CacheMedianOutside;
import java.util.Optional;

/**
 * Whether the medians of hits, of misses and of both together can all be true.
 *
 * <p>With a share h of hits the distribution of all is F = h · H + (1 − h) · M. Below both medians F is less than a half, above
 * both it is more: the median of all lies between them, ends included. Any other combination is possible: of 72 % hits with
 * a median of 8 ms and a median of all of 65 ms, some hits must be slow, and calls that were counted can be.
 */
final class HitMixture {

    /** The relative error of a figure rounded to two digits. */
    private static final double ROUNDING = 0.05;

    private HitMixture() {}

    /**
     * The contradiction in these figures; empty if all of them can be true.
     *
     * @param task the name in the remark
     */
    static Optional<Remark> contradiction(Optional<String> task, double hitP50Ms, double missP50Ms, double allP50Ms) {
        double fast = Math.min(hitP50Ms, missP50Ms);
        double slow = Math.max(hitP50Ms, missP50Ms);
        return allP50Ms < fast * (1 - ROUNDING) || allP50Ms > slow * (1 + ROUNDING)
                ? Optional.of(new CacheMedianOutside(task, allP50Ms, hitP50Ms, missP50Ms))
                : Optional.empty();
    }
}
