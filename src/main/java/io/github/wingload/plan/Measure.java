package io.github.wingload.plan;

import io.github.wingload.text.Unit;
import java.util.Optional;

/**
 * A figure that a threshold or a stop rule holds against a limit.
 *
 * @param kind which figure
 * @param number the percentile (0 to 100) of {@link Kind#PERCENTILE}, the status of {@link Kind#STATUS_COUNT}; else 0
 * @param of which calls it is over
 * @param figure which of the server's own figures; empty for the figures of calls
 */
public record Measure(Kind kind, double number, Calls of, Optional<Figure> figure) {

    /** A figure of calls. */
    public Measure(Kind kind, double number, Calls of) {
        this(kind, number, of, Optional.empty());
    }

    /** One of the server's own figures. */
    public static Measure ofServer(Kind kind, Figure figure) {
        return new Measure(kind, 0, Calls.ALL, Optional.of(figure));
    }

    /** The unit of the figure and of its limits: milliseconds for times, percent for shares. */
    public Unit unit() {
        if (figure.isPresent()) {
            return Unit.named(figure.get().unit());
        }
        if (kind.time()) {
            return Unit.TIME;
        }
        if (kind.share()) {
            return Unit.PERCENT;
        }
        return switch (kind) {
            case REQUESTS_PER_HOUR, OK_PER_HOUR -> Unit.PER_HOUR;
            case REQUESTS_PER_SECOND -> Unit.PER_SECOND;
            default -> Unit.COUNT;
        };
    }

    /**
     * A {@link ServerFigure}, as far as it takes to say its values.
     *
     * @param name as in the plan
     * @param unit as in the plan
     */
    public record Figure(String name, String unit) {}

    /** Which figure. */
    public enum Kind {
        /** Milliseconds. */
        PERCENTILE,
        /** Milliseconds. */
        MEAN,
        /** Milliseconds. */
        MIN,
        /** Milliseconds. */
        MAX,
        /** Percent of the calls that were intended; dropped ones are not ok. */
        SUCCESS_RATE,
        /** 100 % − success rate. */
        FAILURE_RATE,
        /** Calls that ended, whatever their outcome, per hour of the window. */
        REQUESTS_PER_HOUR,
        /** Ok calls per hour of the window. */
        OK_PER_HOUR,
        /** Calls that ended per second of the window. */
        REQUESTS_PER_SECOND,
        /** Percent of the ok calls of which it is known that were answered from a cache; of valid payloads only. */
        CACHE_HIT_RATE,
        /** Percent of the items of answers that were ok. */
        ITEM_SUCCESS_RATE,
        /** Answers with a status; for stop rules. */
        STATUS_COUNT,
        /** Failed calls; for stop rules. */
        FAILURE_COUNT,
        /** Mean of what the scrapes told of a server's figure, in its unit. */
        SERVER_MEAN,
        /** The least that one told. */
        SERVER_MIN,
        /** The most that one told. */
        SERVER_MAX;

        /** True for the kinds whose limit is a time. */
        public boolean time() {
            return ordinal() <= MAX.ordinal();
        }

        /** True for the kinds whose limit is a share in percent. */
        public boolean share() {
            return this == SUCCESS_RATE || this == FAILURE_RATE || ofAnswers();
        }

        /** True for the shares of what answers tell, where the scenario asks: hits, items. */
        public boolean ofAnswers() {
            return this == CACHE_HIT_RATE || this == ITEM_SUCCESS_RATE;
        }
    }

    /** Which calls a figure is over. */
    public enum Calls {
        ALL,
        OK,
        FAILED
    }
}
