package io.github.wingload.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * The moments at which a window is looked at before its planned end, each a quarter later than the one before.
 *
 * <p>A test that is made at each look is wrong more often than one that is made once. So the risk of 5 % is divided among the looks
 * in equal parts (alpha spending, Lan and DeMets 1983): by Bonferroni's inequality all of them together are wrong in 5 % at most,
 * however much the calls before one look resemble those before another.
 *
 * @param endsSeconds the looks from first to last, in seconds from the start of the window; whole {@link Slots slots}. Each is on
 *     the calls that were intended before it
 */
public record Looks(List<Double> endsSeconds) {

    private static final double RISK = 0.05;
    private static final double FIRST = 1 / 8.0;
    private static final double GROWTH = 1.25;

    public Looks {
        endsSeconds = List.copyOf(endsSeconds);
    }

    /** The looks at a window of this planned length; none if it is too short for blocks. */
    public static Looks at(double plannedSeconds) {
        List<Double> ends = new ArrayList<>();
        for (double end = plannedSeconds * FIRST; end < plannedSeconds; end *= GROWTH) {
            double slots = Math.floor(end / Slots.SECONDS) * Slots.SECONDS;
            if (!Blocking.of(slots).shortRun()) {
                ends.add(slots);
            }
        }
        return new Looks(ends);
    }

    /** The confidence of the intervals at each look. */
    public double confidence() {
        return 1 - RISK / Math.max(1, endsSeconds.size());
    }
}
