package io.github.wingload.diff;

import io.github.wingload.plan.Figure;
import java.util.List;

/**
 * How a comparison is judged.
 *
 * @param material the size from which a change matters
 * @param primary the figures that decide; empty for the usual three
 */
public record Rules(Material material, List<Figure> primary) {

    /** The rules if the user gives none. */
    public static final Rules DEFAULT = new Rules(Material.DEFAULT, List.of());

    private static final double TAIL = 90;

    public Rules {
        primary = List.copyOf(primary);
    }

    /**
     * The figures that decide. The usual three are the success rate, the 90th percentile, and how much was done: goodput in
     * the closed model; where the schedule decides that, how many of the calls offered were good.
     */
    List<Figure> primary(boolean open, Yardstick yardstick) {
        if (!primary.isEmpty()) {
            return primary;
        }
        return List.of(
                Figure.SUCCESS_RATE,
                Figure.percentile(TAIL, yardstick.times()),
                open ? Figure.goodFraction(yardstick.goodWithin()) : Figure.GOODPUT);
    }
}
