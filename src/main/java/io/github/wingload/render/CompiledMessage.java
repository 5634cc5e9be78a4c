package io.github.wingload.render;

import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.RequestBody;
import io.github.wingload.plan.Columns;
import io.github.wingload.plan.Header;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Task.Body;
import io.github.wingload.plan.Task.Bytes;
import io.github.wingload.plan.Task.Content;
import io.github.wingload.plan.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The compiled headers and body of a task's requests. Immutable. */
final class CompiledMessage {

    private static final String CONTENT_TYPE = "Content-Type";

    private final List<CompiledHeader> headers;
    private final Optional<List<HeaderField>> constantHeaders;
    private final BodySource body;

    /** Makes bodies. */
    @FunctionalInterface
    private interface BodySource {
        RequestBody of(SampleRow row, Ingredients from);
    }

    private record CompiledHeader(String name, CompiledTemplate value) {}

    private CompiledMessage(List<Header> headers, Optional<Body> body, Columns columns) {
        this.headers = headers.stream()
                .map(header -> new CompiledHeader(header.name(), CompiledTemplate.of("", header.value(), columns)))
                .toList();
        this.constantHeaders =
                this.headers.stream().allMatch(header -> header.value().constant())
                        ? Optional.of(fields(this.headers, SampleRow.NONE, null))
                        : Optional.empty();
        this.body = body.map(content -> source(content.content(), columns)).orElse((row, from) -> RequestBody.NONE);
    }

    private static BodySource source(Content content, Columns columns) {
        if (content instanceof Bytes file) {
            RequestBody bytes = RequestBody.of(file.bytes());
            return (row, from) -> bytes;
        }
        return CompiledTemplate.of("", (Template) content, columns)::body;
    }

    /** With the content type of its body, unless a header sets another. */
    static CompiledMessage of(List<Header> headers, Optional<Body> body, Columns columns) {
        return new CompiledMessage(
                body.filter(content -> !names(headers, CONTENT_TYPE))
                        .map(content -> withType(headers, content))
                        .orElse(headers),
                body,
                columns);
    }

    /** With the content type of its body, even if a header sets another. */
    static CompiledMessage ofType(List<Header> headers, Body body, Columns columns) {
        List<Header> others = headers.stream()
                .filter(header -> !header.name().equalsIgnoreCase(CONTENT_TYPE))
                .toList();
        return new CompiledMessage(withType(others, body), Optional.of(body), columns);
    }

    /** The target's headers, then the task's; a task's header replaces the target's of the same name. */
    static List<Header> merged(List<Header> targetHeaders, List<Header> taskHeaders) {
        List<Header> merged = new ArrayList<>();
        targetHeaders.stream()
                .filter(header -> !names(taskHeaders, header.name()))
                .forEach(merged::add);
        merged.addAll(taskHeaders);
        return merged;
    }

    List<HeaderField> headers(SampleRow row, Ingredients from) {
        return constantHeaders.isPresent() ? constantHeaders.get() : fields(headers, row, from);
    }

    RequestBody body(SampleRow row, Ingredients from) {
        return body.of(row, from);
    }

    private static List<HeaderField> fields(List<CompiledHeader> headers, SampleRow row, Ingredients from) {
        return headers.stream()
                .map(header -> new HeaderField(header.name(), header.value().text(row, from)))
                .toList();
    }

    private static List<Header> withType(List<Header> headers, Body body) {
        List<Header> all = new ArrayList<>(headers);
        all.add(new Header(CONTENT_TYPE, Template.of(body.contentType()), false));
        return all;
    }

    private static boolean names(List<Header> headers, String name) {
        return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
    }
}
