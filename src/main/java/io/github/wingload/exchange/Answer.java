package io.github.wingload.exchange;

import io.github.wingload.text.Figures;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A complete answer with its body as text or JSON, decoded on first use. For one thread.
 *
 * <p>A body that is longer than the kept part, or cannot be {@linkplain ContentCoding decoded}, is closed: it is neither text nor
 * JSON.
 */
final class Answer {

    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

    private static final byte[] NOTHING = {};

    /** How models often begin an answer that is to be JSON. */
    private static final String CODE_BLOCK = "```";

    /** Finish reasons of a text that the model has completed. */
    private static final Set<String> USUAL_REASONS = Set.of("", "stop");

    private final Exchange exchange;
    private final Request request;

    @SuppressWarnings("NullableOptional") // null until the body is asked for
    private @Nullable Optional<JsonNode> json;

    private @Nullable String text;

    private @Nullable StreamBody stream;

    /** Null until it is asked for. */
    private byte @Nullable [] body;

    private @Nullable Mismatch closed;

    /** @param request that it answers */
    Answer(Exchange exchange, Request request) {
        this.exchange = exchange;
        this.request = request;
    }

    Exchange exchange() {
        return exchange;
    }

    /** The texts of the request that the answer is expected to repeat. */
    List<String> echoes() {
        return request.echoes();
    }

    /** The first value of a header; the name is not case-sensitive. */
    Optional<String> header(String name) {
        return exchange.headers().first(name);
    }

    /** Why the body is closed; empty if it is not. */
    Optional<Mismatch> closedBody() {
        body();
        return Optional.ofNullable(closed);
    }

    /** The body without its content codings, which must not be changed; empty if it is closed. */
    byte[] body() {
        if (body == null) {
            body = open();
        }
        return body;
    }

    private byte[] open() {
        byte[] kept = exchange.bodyStart();
        if (exchange.bytes() > kept.length) {
            closed = new Mismatch("a body of at most " + kept.length + " bytes to check", "more");
            return NOTHING;
        }
        List<String> codings = kept.length == 0 ? List.of() : ContentCoding.of(exchange.headers());
        if (codings.isEmpty()) {
            return kept;
        }
        if (!ContentCoding.isAskedFor(request)) {
            closed = new Mismatch("a body without content coding", AnswerJson.shortened(String.join(", ", codings)));
            return NOTHING;
        }
        try {
            return ContentCoding.decoded(codings, kept);
        } catch (ContentCoding.UndecodableException e) {
            closed = e.mismatch();
            return NOTHING;
        }
    }

    /** The body as JSON; empty if it is not JSON or is closed. */
    Optional<JsonNode> json() {
        if (json == null) {
            json = closedBody().isPresent() ? Optional.empty() : AnswerJson.parse(body());
        }
        return json;
    }

    /** The media type that the answer names, in lower case and without parameters; empty if it names none. */
    String mediaType() {
        return header("Content-Type")
                .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** The mismatch of a body that is not JSON; names what it is instead. */
    Mismatch notJson() {
        if (body().length == 0) {
            return new Mismatch("JSON", "an empty body");
        }
        String type = mediaType();
        boolean saysJson = type.isEmpty() || type.contains("json");
        return saysJson ? notJson(body().length, "a body") : new Mismatch("JSON", AnswerJson.shortened(type));
    }

    /** The mismatch of a text of a stream that is not JSON; names what it is instead. */
    Mismatch notJson(String text) {
        if (text.isBlank()) {
            return new Mismatch("JSON", "an empty text");
        }
        if (text.stripLeading().startsWith(CODE_BLOCK)) {
            return new Mismatch("JSON", "a Markdown code block");
        }
        String reason = exchange.stream()
                .map(read -> read.answer().finishReason())
                .filter(Predicate.not(USUAL_REASONS::contains))
                .map(unusual -> ", with the finish reason " + AnswerJson.shortened(unusual))
                .orElse("");
        Mismatch mismatch = notJson(text.length(), "a text");
        return new Mismatch(mismatch.expected(), mismatch.got() + reason);
    }

    /** @param length in bytes or characters: a token of JSON has at least one */
    private static Mismatch notJson(int length, String thing) {
        String other = thing + " that is not JSON";
        return length > AnswerJson.MOST_TOKENS
                ? new Mismatch(
                        "JSON of at most " + Figures.count(AnswerJson.MOST_TOKENS) + " tokens", "more, or " + other)
                : new Mismatch("JSON", other);
    }

    /** The body as text, in the charset of its content type, or else UTF-8. Must not be called for a closed body. */
    String text() {
        if (text == null) {
            text = new String(body(), charset());
        }
        return text;
    }

    /** The body as the events of a stream. Must be called only if the request asks for a stream, and not for a closed body. */
    StreamBody stream() {
        if (stream == null) {
            stream = new StreamBody(request.stream().orElseThrow(), body());
        }
        return stream;
    }

    /**
     * The mismatch of the first choice of a stream whose text has one; as {@link #stream}.
     *
     * @param check of what all events say together
     */
    Optional<Mismatch> inEachText(Function<String, Optional<Mismatch>> check) {
        return stream().texts().stream()
                .flatMap(text -> check.apply(text).stream())
                .findFirst();
    }

    private Charset charset() {
        Matcher named = CHARSET.matcher(header("Content-Type").orElse(""));
        if (!named.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(named.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
