package io.github.wingload.plan.target;

/**
 * A target under its name in a comparison.
 *
 * @param name in tables and thresholds, such as {@code external}; empty in a plan that compares nothing
 * @param target where the side's requests go
 */
public record Side(String name, Target target) {

    /** The only side of a plan that compares nothing. */
    public static Side only(Target target) {
        return new Side("", target);
    }
}
