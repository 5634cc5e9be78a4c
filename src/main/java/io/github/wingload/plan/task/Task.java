package io.github.wingload.plan.task;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A request, and the conditions under which its answer counts as ok.
 *
 * @param name of its row in tables; the path if the scenario gives no name; in a comparison it has the name of the side
 * @param side index of the plan's side that its requests go to; empty if the plan compares nothing
 * @param method {@code GET}, {@code POST} …
 * @param path path and query below the target's base path; starts with a slash
 * @param headers sent in addition to the target's headers
 * @param hostHeader the {@code Host} header if it differs from the target's
 * @param body of the request; empty if it has none
 * @param mutations ways to make the body invalid, one picked at random for each request; empty to send the body unchanged
 * @param samples index of the plan's samples whose columns its templates use; empty if they use none
 * @param stream how the answer is read as a stream of events, which must then be complete; empty if it is not
 * @param expect the conditions for an answer to count as ok
 * @param extractions the values that are kept from the answer
 * @param cache how an answer shows that it came from a cache; empty if cache hits are not counted
 * @param runbook the address of a page that says what to do when the service fails
 * @param apart the part of a user's life that its calls belong to, if they are counted apart from the totals; empty if they are
 *     counted in totals, percentiles, thresholds and the verdict
 */
public record Task(
        String name,
        OptionalInt side,
        String method,
        Template path,
        List<Header> headers,
        Optional<String> hostHeader,
        Optional<Body> body,
        List<Mutation> mutations,
        OptionalInt samples,
        Optional<AnswerStream> stream,
        Expectation expect,
        List<Extraction> extractions,
        Optional<CacheRule> cache,
        Optional<String> runbook,
        Optional<Apart> apart) {

    /** A part of a user's life besides its tasks, whose calls are counted apart. */
    public enum Apart {
        /** Before the user's first task. */
        ON_START,
        /** After its last one. */
        ON_STOP
    }

    public Task {
        headers = List.copyOf(headers);
        mutations = List.copyOf(mutations);
        extractions = List.copyOf(extractions);
    }

    /** True if the body of an answer must be read: by a check, for a value of a later step, or to recognize a cached answer. */
    public boolean readsBody() {
        return expect.readsBody()
                || extractions.stream().anyMatch(Extraction::readsBody)
                || cache.filter(CacheRule.JsonEquals.class::isInstance).isPresent();
    }

    /** The secrets among the values that were extracted from an answer, in the order of the extractions. */
    public List<String> secretsOf(List<JsonScalar> extracted) {
        return IntStream.range(0, extracted.size())
                .filter(i -> extractions.get(i).secret())
                .mapToObj(i -> extracted.get(i).text())
                .toList();
    }

    /** True if an answer with this status may contain a secret that this task extracts, under whatever name. */
    public boolean mayAnswerSecret(int status) {
        return expect.accepts(status) && extractions.stream().anyMatch(Extraction::secret);
    }

    /** A copy with another name. */
    public Task named(String other) {
        return with(other, side, headers, body, mutations, samples, extractions, apart);
    }

    /** A copy that belongs to a side of a comparison, by its index. */
    public Task ofSide(int other) {
        return with(name, OptionalInt.of(other), headers, body, mutations, samples, extractions, apart);
    }

    /** A copy with other headers. */
    public Task withHeaders(List<Header> others) {
        return with(name, side, others, body, mutations, samples, extractions, apart);
    }

    /** A copy that keeps these values from its answers. */
    public Task withExtractions(List<Extraction> others) {
        return with(name, side, headers, body, mutations, samples, others, apart);
    }

    /** A copy that uses these samples. */
    public Task withSamples(OptionalInt others) {
        return with(name, side, headers, body, mutations, others, extractions, apart);
    }

    /** A copy with another body and without mutations. */
    public Task withBody(Body other) {
        return with(name, side, headers, Optional.of(other), List.of(), samples, extractions, apart);
    }

    /** A copy whose calls are counted apart. */
    public Task countedApart(Apart part) {
        return with(name, side, headers, body, mutations, samples, extractions, Optional.of(part));
    }

    /** True if its calls are counted in totals. */
    public boolean counted() {
        return apart.isEmpty();
    }

    private Task with(
            String name,
            OptionalInt side,
            List<Header> headers,
            Optional<Body> body,
            List<Mutation> mutations,
            OptionalInt samples,
            List<Extraction> extractions,
            Optional<Apart> apart) {
        return new Task(
                name,
                side,
                method,
                path,
                headers,
                hostHeader,
                body,
                mutations,
                samples,
                stream,
                expect,
                extractions,
                cache,
                runbook,
                apart);
    }

    /** The texts and placeholders of what its requests send, which is their payload: the path and every possible body. */
    public Stream<Template.Segment> payload() {
        return Stream.concat(path.segments().stream(), contents().flatMap(content -> content.segments().stream()));
    }

    /** The templates of its requests, including mutated bodies. */
    public Stream<Template> requestTemplates() {
        return Stream.of(
                        Stream.of(path),
                        headers.stream().map(Header::value),
                        contents().flatMap(Content::templates))
                .flatMap(templates -> templates);
    }

    private Stream<Content> contents() {
        return Stream.concat(
                        body.stream(),
                        mutations.stream().map(Mutation::variants).flatMap(List::stream))
                .map(Body::content);
    }

    /**
     * The body of a request.
     *
     * @param content text or bytes
     * @param contentType the {@code Content-Type} header's value
     */
    public record Body(Content content, String contentType) {}

    /** The content of a body: text, which is sent as UTF-8, bytes, or several of these. */
    public sealed interface Content permits Template, Bytes, Multipart {

        /** Its texts with placeholders. */
        Stream<Template> templates();

        /** Its texts and placeholders; empty for bytes. */
        default List<Template.Segment> segments() {
            return templates().flatMap(template -> template.segments().stream()).toList();
        }

        /** The same content with other texts. */
        Content with(UnaryOperator<Template> change);
    }

    /**
     * A form with files.
     *
     * @param pieces texts and files in the order in which they are sent, one right after the other; the texts include boundaries
     */
    public record Multipart(List<Content> pieces) implements Content {

        public Multipart {
            pieces = List.copyOf(pieces);
        }

        @Override
        public Stream<Template> templates() {
            return pieces.stream().flatMap(Content::templates);
        }

        @Override
        public Multipart with(UnaryOperator<Template> change) {
            return new Multipart(
                    pieces.stream().map(piece -> piece.with(change)).toList());
        }
    }

    /**
     * The bytes of a file, sent unchanged.
     *
     * @param file from which they were read
     * @param bytes must not be changed
     */
    // Equality compares the bytes.
    @SuppressWarnings("ArrayRecordComponent")
    public record Bytes(Path file, byte[] bytes) implements Content {

        @Override
        public Stream<Template> templates() {
            return Stream.empty();
        }

        @Override
        public Bytes with(UnaryOperator<Template> change) {
            return this;
        }

        /** True for the same bytes of the same file. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && file.equals(that.file) && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return 31 * file.hashCode() + Arrays.hashCode(bytes);
        }

        /** Without the bytes, for logs. */
        @Override
        public String toString() {
            return bytes.length + " bytes of " + file;
        }
    }
}
