package io.github.wingload.diff;

import io.github.wingload.plan.Figure;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a comparison is judged.
 *
 * @param material the size from which a change matters
 * @param primary the figures that decide; empty for the usual ones
 */
public record Rules(Material material, List<Figure> primary) {

    /** The rules if the user gives none. */
    public static final Rules DEFAULT = new Rules(Material.DEFAULT, List.of());

    private static final double TAIL = 90;

    public Rules {
        primary = List.copyOf(primary);
    }

    /**
     * The figures that decide. The usual ones are the success rate, the 90th percentile, and how much was done: goodput in
     * the closed model; where the schedule decides that, how many of the calls offered were good. Of streamed answers, the time to
     * the first token and the time per token take the place of the 90th percentile, and tokens per second that of goodput; if a side
     * does not know all three, those that both know are added to the usual ones.
     *
     * @param streamed those of {@link Figure#DECIDING_OF_STREAMS} that both sides know
     */
    List<Figure> primary(boolean open, List<Figure> streamed, Yardstick yardstick) {
        if (!primary.isEmpty()) {
            return primary;
        }
        if (streamed.containsAll(Figure.DECIDING_OF_STREAMS)) {
            return Stream.concat(Stream.of(Figure.SUCCESS_RATE), streamed.stream())
                    .toList();
        }
        List<Figure> usual = List.of(
                Figure.SUCCESS_RATE,
                Figure.percentile(TAIL, yardstick.times()),
                open ? Figure.goodFraction(yardstick.goodWithin()) : Figure.GOODPUT);
        return Stream.concat(usual.stream(), streamed.stream()).toList();
    }
}
