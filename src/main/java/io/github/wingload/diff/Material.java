package io.github.wingload.diff;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Timing;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The size from which a change matters, regardless of statistics.
 *
 * @param sizes percent for ratios and points for shares, by a figure's brief name or by its group's name: "times";
 *     "success"; "good" for all other shares; "goodput" for rates and counts
 * @param timeMs a change of a time must be at least this large as well, in milliseconds; by default the resolution of the clocks
 */
public record Material(Map<String, Double> sizes, double timeMs) {

    /** The sizes if the user gives none. */
    public static final Material DEFAULT =
            new Material(Map.of("times", 10.0, "success", 0.5, "good", 1.0, "goodput", 5.0), 0.1);

    public Material {
        sizes = Map.copyOf(sizes);
    }

    /** The same with another size for a figure or a group. */
    public Material with(String name, double size) {
        Map<String, Double> changed = new HashMap<>(sizes);
        changed.put(name, size);
        return new Material(changed, timeMs);
    }

    public Material withTimeMs(double ms) {
        return new Material(sizes, ms);
    }

    /** True if a change of a figure is large enough, whatever its statistics. */
    boolean matters(Figure figure, double from, double to) {
        double size = Math.abs(to - from);
        return figure.inPoints()
                ? size > of(figure)
                : Math.abs(Math.log(to / from)) > Math.log1p(of(figure) / 100) && size >= leastMs(figure);
    }

    /** Percent for what is compared as a ratio, points for the rest. */
    double of(Figure figure) {
        return Optional.ofNullable(sizes.get(figure.brief())).orElseGet(() -> sizes.get(group(figure)));
    }

    /** The least change of a time that matters, in milliseconds; 0 for other figures. */
    double leastMs(Figure figure) {
        return figure instanceof Timing ? timeMs : 0;
    }

    private static String group(Figure figure) {
        if (figure instanceof Timing) {
            return "times";
        }
        return figure.inPoints() ? "good" : "goodput";
    }
}
