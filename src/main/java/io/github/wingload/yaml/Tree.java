package io.github.wingload.yaml;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A YAML document in which every key and value knows its place. */
public sealed interface Tree {

    Place place();

    /** Keys and values, in the file's order. */
    record Mapping(Place place, Map<String, Entry> entries) implements Tree {}

    /** A key's place and its value. */
    record Entry(Place keyPlace, Tree value) {}

    record Sequence(Place place, List<Tree> items) implements Tree {}

    /**
     * A single value.
     *
     * @param text as written, without quotes
     * @param quoted true if quotes or a block make it text
     * @param origins where its parts came from; empty if all of it is written in the file
     * @param source as written before variables were replaced
     */
    record Scalar(Place place, Kind kind, String text, boolean quoted, Set<Origin> origins, String source)
            implements Tree {

        /** The most characters of a number: the time to read one grows with the square of its digits. */
        public static final int LONGEST_NUMBER = 400;

        /** A value that is not replaced by variables. */
        public Scalar(Place place, Kind kind, String text, boolean quoted, Set<Origin> origins) {
            this(place, kind, text, quoted, origins, text);
        }

        /** True for a substituted value or one from the command line, whose type follows from how it is used. */
        public boolean untyped() {
            return !origins.isEmpty();
        }

        /** True if the value is of this kind, or could be and has no type yet. */
        public boolean is(Kind wanted) {
            return kind == wanted || untyped() && Kind.ofPlain(text) == wanted;
        }

        /**
         * The exact number; empty if it is not a number, not finite, has an exponent of more than nine digits, or more than
         * {@value #LONGEST_NUMBER} characters.
         */
        public Optional<BigDecimal> decimal() {
            boolean number = text.length() <= LONGEST_NUMBER && (is(Kind.WHOLE) || is(Kind.DECIMAL));
            try {
                return number ? Optional.of(new BigDecimal(text)) : Optional.empty();
            } catch (NumberFormatException notFinite) {
                return Optional.empty();
            }
        }

        /** A text about this value, without anything that a variable of the environment put into it. */
        String withoutSecrets(String message) {
            return origins.contains(Origin.ENVIRONMENT)
                    ? EnvironmentMask.of(text, source).on(message)
                    : message;
        }
    }

    /** A value whose problem was already reported. */
    record Broken(Place place) implements Tree {}

    /** The types of YAML 1.2's JSON schema. */
    enum Kind {
        TEXT,
        WHOLE,
        DECIMAL,
        TRUTH,
        NOTHING;

        private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)");
        private static final Pattern NUMBER =
                Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]*)?([eE][+-]?[0-9]+)?|-?\\.inf|\\.nan");

        /** True for a number, whole or not. */
        public boolean number() {
            return this == WHOLE || this == DECIMAL;
        }

        /** The type of text without quotes. */
        public static Kind ofPlain(String text) {
            if (WHOLE_NUMBER.matcher(text).matches()) {
                return WHOLE;
            }
            if (NUMBER.matcher(text).matches()) {
                return DECIMAL;
            }
            return switch (text) {
                case "true", "false" -> TRUTH;
                case "null" -> NOTHING;
                default -> TEXT;
            };
        }
    }

    /** Where a value came from if it is not written in the file. */
    enum Origin {
        /** A variable of the environment that is set and not empty. */
        ENVIRONMENT,
        /** A default written in the file, as in {@code ${NAME:-default}}, that is not empty. */
        DEFAULT,
        /** A variable or a default that is empty. */
        EMPTY,
        COMMAND_LINE
    }
}
