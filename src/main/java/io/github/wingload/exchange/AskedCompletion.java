package io.github.wingload.exchange;

import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Task.Bytes;
import io.github.wingload.plan.task.Template;
import io.github.wingload.stream.JsonPlaces;
import io.github.wingload.stream.JsonPlaces.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
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
 * @param lengths in tokens, by field; only whole numbers above zero
 * @param ignoresEos true if an answer goes on to its longest, whatever the model says
 * @param repeatable the field that asks for the same answer to the same request: {@code temperature} if it is 0, or {@code seed}; empty
 *     without such a field
 * @param streamed whether it asks for a stream, which it does not without the field {@code stream}; empty if a placeholder decides
 */
public record AskedCompletion(
        Map<Field, Long> lengths, boolean ignoresEos, Optional<String> repeatable, Optional<Boolean> streamed) {

    /** A field that says how long an answer is. */
    public enum Field {
        /** Longest answer in tokens. */
        MAX_TOKENS,
        /** The same by its newer name, which some servers do not know. */
        MAX_COMPLETION_TOKENS,
        /** Shortest answer in tokens. */
        MIN_TOKENS,
        /** The longest answer is also the shortest. */
        IGNORE_EOS;

        /** As requests call it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A length that every answer must keep, and the field that asks for it. */
    public record Bound(Field field, long tokens) {}

    /** In the place of a placeholder: as a number or in a text it makes valid JSON, and nobody writes a number like this. */
    private static final String PLACEHOLDER = "0e-0";

    private static final String TRUE = "true";
    private static final List<Field> FIELDS = List.of(Field.values());
    private static final String STREAM = "stream";
    private static final String TEMPERATURE = "temperature";
    private static final String SEED = "seed";

    /** How many answers a request asks for: of several, events come in any order. */
    private static final String CHOICES = "n";

    private static final List<String> PLACES = Stream.concat(
                    FIELDS.stream().map(Field::key), Stream.of(STREAM, TEMPERATURE, SEED, CHOICES))
            .map(key -> "/" + key)
            .toList();
    private static final int MOST_DIGITS = 9;

    public AskedCompletion {
        lengths = Map.copyOf(lengths);
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

    /** What bytes ask for; empty if they are not JSON. */
    public static Optional<AskedCompletion> of(byte[] json) {
        Map<String, String> written = new HashMap<>();
        boolean read = new JsonPlaces(
                        PLACES,
                        (place, kind, bytes, from, to) -> written.put(
                                PLACES.get(place).substring(1),
                                kind == Kind.STRING ? "" : new String(bytes, from, to - from, StandardCharsets.UTF_8)))
                .read(json, 0, json.length);
        if (!read) {
            return Optional.empty();
        }
        Map<Field, Long> lengths = new EnumMap<>(Field.class);
        FIELDS.forEach(
                field -> tokens(written.getOrDefault(field.key(), "")).ifPresent(tokens -> lengths.put(field, tokens)));
        String stream = written.getOrDefault(STREAM, "");
        return Optional.of(new AskedCompletion(
                lengths,
                TRUE.equals(written.get(Field.IGNORE_EOS.key())),
                repeatable(written),
                stream.equals(PLACEHOLDER) ? Optional.empty() : Optional.of(stream.equals(TRUE))));
    }

    /** A body that asks for the same and holds nothing else, as JSON. */
    public String json() {
        List<String> fields = new ArrayList<>();
        FIELDS.stream()
                .filter(lengths::containsKey)
                .forEach(field -> fields.add("\"" + field.key() + "\":" + lengths.get(field)));
        if (ignoresEos) {
            fields.add("\"" + Field.IGNORE_EOS.key() + "\":" + TRUE);
        }
        repeatable.ifPresent(field -> fields.add("\"" + field + "\":0"));
        streamed.filter(wanted -> wanted).ifPresent(wanted -> fields.add("\"" + STREAM + "\":" + TRUE));
        return "{" + String.join(",", fields) + "}";
    }

    private static Optional<String> repeatable(Map<String, String> written) {
        if (!written.getOrDefault(CHOICES, "1").equals("1")) {
            return Optional.empty();
        }
        if (written.getOrDefault(TEMPERATURE, "").matches("0(\\.0{1,9})?")) {
            return Optional.of(TEMPERATURE);
        }
        return written.getOrDefault(SEED, "").matches("-?[0-9]{1,20}") ? Optional.of(SEED) : Optional.empty();
    }

    private static OptionalLong tokens(String value) {
        boolean whole = !value.isEmpty()
                && value.length() <= MOST_DIGITS
                && value.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        long tokens = whole ? Long.parseLong(value) : 0;
        return tokens > 0 ? OptionalLong.of(tokens) : OptionalLong.empty();
    }

    /** The longest that an answer can be; empty if the body leaves that to the server. */
    public Optional<Bound> most() {
        return bound(Field.MAX_TOKENS).or(() -> bound(Field.MAX_COMPLETION_TOKENS));
    }

    /** The shortest that an answer can be; empty if it may end at any time. */
    public Optional<Bound> least() {
        return most().filter(most -> ignoresEos)
                .map(most -> new Bound(Field.IGNORE_EOS, most.tokens()))
                .or(() -> bound(Field.MIN_TOKENS));
    }

    private Optional<Bound> bound(Field field) {
        return Optional.ofNullable(lengths.get(field)).map(tokens -> new Bound(field, tokens));
    }
}
