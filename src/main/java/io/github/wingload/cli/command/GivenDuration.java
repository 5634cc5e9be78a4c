package io.github.wingload.cli.command;

import io.github.wingload.yaml.DurationText;
import java.time.Duration;

/** A duration as the value of an option. */
public final class GivenDuration {

    private GivenDuration() {}

    /**
     * Reads a duration of zero or more.
     *
     * @param option for the message
     * @throws UserError if the text is not a duration, or one that is too long
     */
    public static Duration orZero(String option, String text) {
        Duration time = DurationText.parse(text).orElseThrow(() -> notADuration(option, text));
        if (!DurationText.inRange(time)) {
            throw new UserError(option + " " + text + " is out of range", "Give at most 10000h.");
        }
        return time;
    }

    /**
     * Reads a duration above zero.
     *
     * @param option for the message
     * @throws UserError if the text is not a duration above zero, or one that is too long
     */
    public static Duration aboveZero(String option, String text) {
        Duration time = orZero(option, text);
        if (time.isZero()) {
            throw notADuration(option, text);
        }
        return time;
    }

    private static UserError notADuration(String option, String text) {
        return new UserError(option + " " + text + " is not a duration", "Write it with its unit: 500ms, 30s, 5m.");
    }
}
