package io.github.wingload.report.words;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.Header;
import java.util.List;
import java.util.stream.Collectors;

/** What is said of the sides of a comparison one by one. */
public final class SideWords {

    private SideWords() {}

    /** A label with the name of a side, such as {@code Target (external)}; the label alone in a plan that compares nothing. */
    public static String of(String label, Plan plan, int side) {
        return plan.compares() ? label + " (" + plan.sides().get(side).name() + ")" : label;
    }

    /** The same for one of the plan's values, which may belong to one side. */
    public static String ofValue(String label, Plan plan, int value) {
        return plan.sideOfValue(value).isPresent()
                ? of(label, plan, plan.sideOfValue(value).getAsInt())
                : label;
    }

    /**
     * The headers that not every side has with this value, such as {@code X-Route: canary}. Secret values and values that differ from
     * request to request are left out.
     */
    public static List<String> headers(Plan plan, int side) {
        return plan.sides().get(side).target().headers().stream()
                .filter(header -> plan.sides().stream()
                        .anyMatch(other -> !other.target().headers().contains(header)))
                .map(SideWords::header)
                .toList();
    }

    /** {@link #headers} behind other words about a side. */
    public static String details(Plan plan, int side) {
        return headers(plan, side).stream().map(header -> ", " + header).collect(Collectors.joining());
    }

    private static String header(Header header) {
        return header.name()
                + (header.secret() || !header.value().constant()
                        ? ""
                        : ": " + header.value().constantText());
    }
}
