package io.github.wingload.exchange;

import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Task.Bytes;
import io.github.wingload.plan.task.Template;
import io.github.wingload.stream.JsonPlaces;
import io.github.wingload.stream.JsonPlaces.Kind;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a body of JSON asks of a language model, by the names of OpenAI's API and of vLLM's additions to it. It holds only what is the
 * same in every request: a value that a placeholder makes is not known.
 *
 * @param values by field; without the fields that the body does not have, and without numbers that are not whole and above zero
 * @param streamed whether it asks for a stream, which it does not without the field {@code stream}; empty if a placeholder decides
 */
public record AskedCompletion(Map<Field, Long> values, Optional<Boolean> streamed) {

    /** A field that says how long an answer is. */
    public enum Field {
        /** Longest answer in tokens. */
        MAX_TOKENS,
        /** The same by its newer name, which some servers do not know. */
        MAX_COMPLETION_TOKENS,
        /** Shortest answer in tokens. */
        MIN_TOKENS,
        /** The answer goes on to its longest, whatever the model says; 1 if it is asked for. */
        IGNORE_EOS;

        /** As requests call it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A length that every answer must keep, and the field that asks for it. */
    public record Bound(Field field, long tokens) {}

    /** In the place of a placeholder: as a number or in a text it makes valid JSON, and nobody asks for no tokens. */
    private static final String PLACEHOLDER = "0";

    private static final List<Field> FIELDS = List.of(Field.values());
    private static final List<String> PLACES = Stream.concat(
                    FIELDS.stream().map(field -> "/" + field.key()), Stream.of("/stream"))
            .toList();
    private static final int MOST_DIGITS = 9;

    public AskedCompletion {
        values = Map.copyOf(values);
    }

    /** What a body asks for; empty if it is not JSON. */
    public static Optional<AskedCompletion> of(Body body) {
        if (body.content() instanceof Template template) {
            return of(template.segments().stream()
                    .map(segment -> segment instanceof Template.Text literal ? literal.text() : PLACEHOLDER)
                    .collect(Collectors.joining()));
        }
        return body.content() instanceof Bytes file ? of(file.bytes()) : Optional.empty();
    }

    /** What a text asks for; empty if it is not JSON. */
    public static Optional<AskedCompletion> of(String json) {
        return of(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<AskedCompletion> of(byte[] json) {
        Map<Field, Long> values = new EnumMap<>(Field.class);
        StringBuilder stream = new StringBuilder("false");
        boolean read = new JsonPlaces(PLACES, (place, kind, bytes, from, to) -> {
                    String value = new String(bytes, from, to - from, StandardCharsets.UTF_8);
                    if (place == FIELDS.size()) {
                        stream.replace(0, stream.length(), value);
                    } else {
                        number(kind, value).ifPresent(number -> values.put(FIELDS.get(place), number));
                    }
                })
                .read(json, 0, json.length);
        return read
                ? Optional.of(new AskedCompletion(
                        values,
                        stream.toString().equals(PLACEHOLDER)
                                ? Optional.empty()
                                : Optional.of(stream.toString().equals("true"))))
                : Optional.empty();
    }

    private static OptionalLong number(Kind kind, String value) {
        if (kind == Kind.BOOLEAN) {
            return value.equals("true") ? OptionalLong.of(1) : OptionalLong.empty();
        }
        boolean whole = kind == Kind.NUMBER
                && value.length() <= MOST_DIGITS
                && value.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return whole && !value.equals(PLACEHOLDER) ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
    }

    /** The longest that an answer can be; empty if the body leaves that to the server. */
    public Optional<Bound> most() {
        return bound(Field.MAX_TOKENS).or(() -> bound(Field.MAX_COMPLETION_TOKENS));
    }

    /** The shortest that an answer can be; empty if it may end at any time. */
    public Optional<Bound> least() {
        return ignoresEos() ? most().map(most -> new Bound(Field.IGNORE_EOS, most.tokens())) : bound(Field.MIN_TOKENS);
    }

    private boolean ignoresEos() {
        return values.containsKey(Field.IGNORE_EOS);
    }

    private Optional<Bound> bound(Field field) {
        return Optional.ofNullable(values.get(field)).map(tokens -> new Bound(field, tokens));
    }
}
