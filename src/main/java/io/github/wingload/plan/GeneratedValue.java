package io.github.wingload.plan;

import io.github.wingload.plan.task.JsonScalar;
import java.util.List;

/**
 * A value that is generated for each request.
 *
 * @param name what placeholders call it; no column and no extracted value has the same
 * @param generator how it is made
 */
public record GeneratedValue(String name, Generator generator) {

    /** How a value is made. Every draw is uniform unless weights say otherwise. */
    public sealed interface Generator
            permits IntegerBetween,
                    NumberBetween,
                    Choice,
                    Repetition,
                    Filler,
                    FillerWords,
                    TokenIds,
                    Uuid,
                    TraceParent {}

    /** A whole number from {@code least} to {@code most}, both possible; a JSON integer. */
    public record IntegerBetween(long least, long most) implements Generator {}

    /** A number from {@code least} to {@code most} with this number of decimals (0 to 15); a JSON number. */
    public record NumberBetween(double least, double most, int decimals) implements Generator {}

    /** One of several values. */
    public record Choice(List<Option> options) implements Generator {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /**
     * One of the values of a choice.
     *
     * @param value what it is
     * @param weight its share of the picks, 1 or more
     */
    public record Option(JsonScalar value, int weight) {}

    /** A phrase repeated {@code least} to {@code most} times with a separator in between; a text. */
    public record Repetition(String phrase, int least, int most, String separator) implements Generator {}

    /** Meaningless words, {@code least} to {@code most} characters in all; a text. */
    public record Filler(int least, int most) implements Generator {}

    /** Meaningless words, {@code least} to {@code most} of them, separated by blanks; a text. */
    public record FillerWords(int least, int most) implements Generator {}

    /**
     * Ids of tokens, as a prompt for a language model without its tokenizer; a JSON array of whole numbers.
     *
     * @param least the shortest array; 1 or more
     * @param most the longest array
     * @param lowest the lowest id, 0 or more
     * @param highest the highest id
     * @param prefix how many ids at the beginning are the same in every request of every run; at most {@code least}
     */
    public record TokenIds(int least, int most, int lowest, int highest, int prefix) implements Generator {}

    /** A random UUID, version 4; a text. */
    public record Uuid() implements Generator {}

    /**
     * A value for the header {@code traceparent} (W3C Trace Context, version 00) with a new trace id for each request. The ids do not
     * follow from the plan's seed: two runs with one seed would share their traces on the server.
     *
     * @param sampled the share of requests whose trace the server is asked to record, 0 to 1
     */
    public record TraceParent(double sampled) implements Generator {

        /** The header. */
        public static final String HEADER = "traceparent";
    }
}
