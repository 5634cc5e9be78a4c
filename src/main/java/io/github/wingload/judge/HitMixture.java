package io.github.wingload.judge;

import io.github.wingload.result.Remark;
import io.github.wingload.result.Remark.CacheMedianOutside;
import io.github.wingload.result.Remark.CacheMixture;
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

    /** The smallest share of stragglers that a few slow hits cannot explain. */
    private static final double STRAGGLERS = 0.05;

    /** The relative error of a figure rounded to two digits. */
    private static final double ROUNDING = 0.05;

    private HitMixture() {}

    /**
     * The contradiction in these figures; empty if all of them can be true.
     *
     * @param task the name in the remark
     * @param hitShare of the calls, 0 to 1
     */
    static Optional<Remark> contradiction(
            Optional<String> task, double hitShare, double hitP50Ms, double missP50Ms, double allP50Ms) {
        double fast = Math.min(hitP50Ms, missP50Ms);
        double slow = Math.max(hitP50Ms, missP50Ms);
        if (allP50Ms < fast * (1 - ROUNDING) || allP50Ms > slow * (1 + ROUNDING)) {
            return Optional.of(new CacheMedianOutside(task, allP50Ms, hitP50Ms, missP50Ms));
        }
        boolean mostlyHits = hitShare > 0.5;
        double majority = Math.max(hitShare, 1 - hitShare);
        double stragglers = 1 - 0.5 / majority;
        double near = mostlyHits ? hitP50Ms : missP50Ms;
        double far = mostlyHits ? missP50Ms : hitP50Ms;
        boolean farSide = Math.abs(Math.log(allP50Ms / far)) < Math.abs(Math.log(allP50Ms / near));
        return stragglers < STRAGGLERS || !farSide
                ? Optional.empty()
                : Optional.of(new CacheMixture(
                        task, mostlyHits, 100 * majority, near, far, allP50Ms, Math.floor(100 * stragglers)));
    }
}
