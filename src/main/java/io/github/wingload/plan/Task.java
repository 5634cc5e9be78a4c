package io.github.wingload.plan;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * One thing that a user does: a request and what its answer must be.
 *
 * @param name its row in every table; the path if the scenario gives none
 * @param method {@code GET}, {@code POST} …
 * @param path path and query below the target's base path; starts with a slash
 * @param headers sent besides the target's
 * @param hostHeader the {@code Host} header, if it is another than the target's
 * @param body what is sent, if anything
 * @param mutations how the body is spoilt, one picked at random each time; empty if it is sent as it is
 * @param samples which of the plan's samples its templates' columns belong to; empty if it uses none
 * @param expect what the answer must be to count as ok
 * @param extractions what is kept of the answer
 * @param cache how the answer tells that it came from a cache; empty if that is not asked
 */
public record Task(
        String name,
        String method,
        Template path,
        List<Header> headers,
        Optional<String> hostHeader,
        Optional<Body> body,
        List<Mutation> mutations,
        OptionalInt samples,
        Expectation expect,
        List<Extraction> extractions,
        Optional<CacheRule> cache) {

    public Task {
        headers = List.copyOf(headers);
        mutations = List.copyOf(mutations);
        extractions = List.copyOf(extractions);
    }

    /** The same with other headers. */
    public Task withHeaders(List<Header> others) {
        return new Task(name, method, path, others, hostHeader, body, mutations, samples, expect, extractions, cache);
    }

    /** The same with columns of these samples. */
    public Task withSamples(OptionalInt others) {
        return new Task(name, method, path, headers, hostHeader, body, mutations, others, expect, extractions, cache);
    }

    /** The same with another body, which is sent as it is. */
    public Task withBody(Body other) {
        return new Task(
                name,
                method,
                path,
                headers,
                hostHeader,
                Optional.of(other),
                List.of(),
                samples,
                expect,
                extractions,
                cache);
    }

    /** The templates that its requests are made from, with those of the mutated bodies. */
    public Stream<Template> requestTemplates() {
        Stream<Body> bodies = Stream.concat(
                body.stream(), mutations.stream().map(Mutation::variants).flatMap(List::stream));
        return Stream.of(
                        Stream.of(path),
                        headers.stream().map(Header::value),
                        bodies.map(Body::content)
                                .filter(Template.class::isInstance)
                                .map(Template.class::cast))
                .flatMap(templates -> templates);
    }

    /**
     * What a request carries.
     *
     * @param content what is sent
     * @param contentType the {@code Content-Type} header's value
     */
    public record Body(Content content, String contentType) {}

    /** What a body is made of: characters, which are sent as UTF-8, or bytes. */
    public sealed interface Content permits Template, Bytes {

        /** Its texts and placeholders; none if it is bytes. */
        List<Template.Segment> segments();
    }

    /**
     * A file's bytes, sent as they are.
     *
     * @param file where they were read
     * @param bytes not to be changed
     */
    public record Bytes(Path file, byte[] bytes) implements Content {

        @Override
        public List<Template.Segment> segments() {
            return List.of();
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

        /** For a log, so without the bytes. */
        @Override
        public String toString() {
            return bytes.length + " bytes of " + file;
        }
    }
}
