package io.github.wingload.plan;

/** How a figure is held against a limit. */
public enum Operator {
    AT_MOST("<="),
    BELOW("<"),
    AT_LEAST(">="),
    ABOVE(">");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** As it is written. */
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

    /** True if smaller figures are the good ones. */
    public boolean upper() {
        return this == AT_MOST || this == BELOW;
    }
}
