package io.github.wingload.plan.task;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an answer must be to count as ok.
 *
 * @param statuses accepted ranges of the answer's status; at least one
 * @param checks what else must hold, in the scenario's order
 * @param items the items of an answer, each of which is ok or failed; empty if items are not counted
 */
public record Expectation(List<StatusRange> statuses, List<Check> checks, Optional<Items> items) {

    /** Any 2xx: the default of a scenario. */
    public static final Expectation ANY_2XX = new Expectation(List.of(new StatusRange(200, 299)));

    public Expectation {
        statuses = List.copyOf(statuses);
        checks = List.copyOf(checks);
    }

    /** Of the status alone. */
    public Expectation(List<StatusRange> statuses) {
        this(statuses, List.of(), Optional.empty());
    }

    /** True if an answer with this status may count as ok. */
    public boolean accepts(int status) {
        for (StatusRange range : statuses) {
            if (range.first() <= status && status <= range.last()) {
                return true;
            }
        }
        return false;
    }

    /** The statuses in words, for example {@code 200, 400-404}. */
    public String describe() {
        return statuses.stream().map(StatusRange::toString).collect(Collectors.joining(", "));
    }

    /**
     * A condition on an answer. Every check of JSON fails if the body is not JSON.
     */
    public sealed interface Check
            permits JsonEquals,
                    JsonType,
                    JsonBetween,
                    ForAll,
                    Contains,
                    Matches,
                    HeaderEquals,
                    HeaderMatches,
                    HeaderAbsent,
                    Size,
                    MaxTime,
                    StreamCheck,
                    StreamJson {

        /** The templates in it. */
        default Stream<Template> templates() {
            return Stream.empty();
        }

        /** True if it needs the body of the answer. */
        default boolean readsBody() {
            return readsJson();
        }

        /** True if it needs the body to be JSON. */
        default boolean readsJson() {
            return false;
        }

        /** True if it needs an answer that is read as a stream. */
        default boolean readsStream() {
            return false;
        }
    }

    /** True if the body of an answer must be read. */
    public boolean readsBody() {
        return items.isPresent() || checks.stream().anyMatch(Check::readsBody);
    }

    /** True if the body of an answer must be JSON. */
    public boolean readsJson() {
        return items.isPresent() || checks.stream().anyMatch(Check::readsJson);
    }

    /** The templates of all checks. */
    public Stream<Template> templates() {
        return Stream.concat(checks.stream(), items.map(Items::each).stream().flatMap(List::stream))
                .flatMap(Check::templates);
    }

    /** The templates with placeholders, each once, in the order of the checks: an answer must repeat them as its request has them. */
    public List<Template> echoes() {
        return templates().filter(template -> !template.constant()).distinct().toList();
    }

    /**
     * The JSON value at a pointer.
     *
     * @param pointer RFC 6901; empty for the whole body
     * @param expected comes out as JSON; values are compared, not how they are written
     */
    public record JsonEquals(String pointer, Template expected) implements Check {

        @Override
        public Stream<Template> templates() {
            return Stream.of(expected);
        }

        @Override
        public boolean readsJson() {
            return true;
        }
    }

    /** The kind of the JSON value at a pointer. */
    public record JsonType(String pointer, Kind kind) implements Check {

        @Override
        public boolean readsJson() {
            return true;
        }
    }

    /** A JSON number at a pointer, from {@code least} to {@code most}; infinite where there is no bound. */
    public record JsonBetween(String pointer, double least, double most) implements Check {

        @Override
        public boolean readsJson() {
            return true;
        }
    }

    /**
     * Checks that hold for every item of the JSON array at a pointer, which may be empty.
     *
     * @param each checks of JSON, with pointers that begin at the item
     */
    public record ForAll(String pointer, List<Check> each) implements Check {
        public ForAll {
            each = List.copyOf(each);
        }

        @Override
        public Stream<Template> templates() {
            return each.stream().flatMap(Check::templates);
        }

        @Override
        public boolean readsJson() {
            return true;
        }
    }

    /** The body holds this text. */
    public record Contains(Template text) implements Check {

        @Override
        public Stream<Template> templates() {
            return Stream.of(text);
        }

        @Override
        public boolean readsBody() {
            return true;
        }
    }

    /** A regular expression finds a match in the body. */
    public record Matches(String pattern) implements Check {

        @Override
        public boolean readsBody() {
            return true;
        }
    }

    /** The first header of the name is this. */
    public record HeaderEquals(String name, Template value) implements Check {

        @Override
        public Stream<Template> templates() {
            return Stream.of(value);
        }
    }

    /** A regular expression finds a match in the first header of the name. */
    public record HeaderMatches(String name, String pattern) implements Check {}

    /** No header has the name. */
    public record HeaderAbsent(String name) implements Check {}

    /** The body's length in bytes as it came over the wire. */
    public record Size(long least, long most) implements Check {}

    /** The call's service time is no longer than this. */
    public record MaxTime(Duration time) implements Check {}

    /**
     * What a complete stream must be besides.
     *
     * @param finishReasons why the model may stop; empty for any reason
     * @param leastTokens how many tokens it must make, by the server's count; 0 if that is not checked
     * @param mostTokens how many it may make; {@link Long#MAX_VALUE} if that is not checked
     * @param longestGap the longest time from one token to the next
     * @param contains a text that must be in what all events say together, in each choice if the answer has several
     * @param matches a regular expression that must find a match in it
     */
    public record StreamCheck(
            List<String> finishReasons,
            long leastTokens,
            long mostTokens,
            Optional<Duration> longestGap,
            Optional<Template> contains,
            Optional<String> matches)
            implements Check {

        public StreamCheck {
            finishReasons = List.copyOf(finishReasons);
        }

        /** The same with another text that must be in what the events say. */
        public StreamCheck with(Optional<Template> otherText) {
            return new StreamCheck(finishReasons, leastTokens, mostTokens, longestGap, otherText, matches);
        }

        /** True if the number of tokens is checked. */
        public boolean countsTokens() {
            return leastTokens > 0 || mostTokens < Long.MAX_VALUE;
        }

        @Override
        public Stream<Template> templates() {
            return contains.stream();
        }

        @Override
        public boolean readsBody() {
            return contains.isPresent() || matches.isPresent();
        }

        @Override
        public boolean readsStream() {
            return true;
        }
    }

    /**
     * What all events of a stream say together is JSON that passes these checks, in each choice if the answer has several.
     *
     * @param checks checks of JSON, with pointers that begin at the root of this JSON
     */
    public record StreamJson(List<Check> checks) implements Check {
        public StreamJson {
            checks = List.copyOf(checks);
        }

        @Override
        public Stream<Template> templates() {
            return checks.stream().flatMap(Check::templates);
        }

        @Override
        public boolean readsBody() {
            return true;
        }

        @Override
        public boolean readsStream() {
            return true;
        }
    }

    /** What a JSON value can be. */
    public enum Kind {
        OBJECT,
        ARRAY,
        STRING,
        INTEGER,
        NUMBER,
        BOOLEAN,
        NULL
    }

    /**
     * The items of an answer: they are counted, and a call with a failed item has failed.
     *
     * @param pointer of the JSON array that holds them
     * @param each what must hold of an item to be ok; pointers begin at the item
     */
    public record Items(String pointer, List<Check> each) {
        public Items {
            each = List.copyOf(each);
        }
    }

    /**
     * Consecutive statuses.
     *
     * @param first 100 to 599
     * @param last first to 599
     */
    public record StatusRange(int first, int last) {

        @Override
        public String toString() {
            return first == last ? Integer.toString(first) : first + "-" + last;
        }
    }
}
