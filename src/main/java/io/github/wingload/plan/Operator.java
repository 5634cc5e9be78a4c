package io.github.wingload.plan;

/** How a figure is compared with a limit. */
public enum Operator {
    AT_MOST("<="),
    BELOW("<"),
    AT_LEAST(">="),
    ABOVE(">");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** As written in a scenario. */
    public String symbol() {
        return symbol;
    }

    /** True if the figure keeps to the limit. */
    public boolean holds(double figure, double limit) {
        return switch (this) {
            case AT_MOST -> figure <= limit;
            case BELOW -> figure < limit;
            case AT_LEAST -> figure >= limit;
            case ABOVE -> figure > limit;
        };
    }

    /** True if smaller figures are better. */
    public boolean upper() {
        return this == AT_MOST || this == BELOW;
    }
}
