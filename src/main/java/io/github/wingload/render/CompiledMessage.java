package io.github.wingload.render;

import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.RequestBody;
import io.github.wingload.plan.Columns;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Task.Bytes;
import io.github.wingload.plan.task.Task.Content;
import io.github.wingload.plan.task.Task.Multipart;
import io.github.wingload.plan.task.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** The compiled headers and body of a task's requests. Immutable. */
final class CompiledMessage {

    static final String CONTENT_TYPE = "Content-Type";

    private final List<CompiledHeader> headers;

    /** Empty if a header is not constant. */
    private final Optional<List<HeaderField>> constantHeaders;

    private final BiFunction<SampleRow, Ingredients, RequestBody> body;

    /** Makes bodies. */
    private record CompiledHeader(String name, CompiledTemplate value) {}

    private CompiledMessage(
            List<Header> headers, BiFunction<SampleRow, Ingredients, RequestBody> body, Columns columns) {
        this.headers = headers.stream()
                .map(header -> new CompiledHeader(header.name(), CompiledTemplate.of(header.value(), columns)))
                .toList();
        this.constantHeaders = Optional.of(headers.stream()
                        .filter(header -> header.value().constant())
                        .map(header ->
                                new HeaderField(header.name(), header.value().constantText()))
                        .toList())
                .filter(fields -> fields.size() == headers.size());
        this.body = body;
    }

    static CompiledMessage withoutBody(List<Header> headers, Columns columns) {
        return new CompiledMessage(headers, (row, from) -> RequestBody.NONE, columns);
    }

    /** @param headers if one of them is a content type, it replaces that of the body */
    static CompiledMessage of(List<Header> headers, Body body, Columns columns) {
        List<Header> all = new ArrayList<>(headers);
        if (headers.stream().noneMatch(header -> header.isNamed(CONTENT_TYPE))) {
            all.add(new Header(CONTENT_TYPE, Template.of(body.contentType()), false));
        }
        return new CompiledMessage(all, source(body.content(), columns), columns);
    }

    private static BiFunction<SampleRow, Ingredients, RequestBody> source(Content content, Columns columns) {
        if (content instanceof Bytes file) {
            RequestBody bytes = RequestBody.of(file.bytes());
            return (row, from) -> bytes;
        }
        if (content instanceof Multipart form) {
            List<BiFunction<SampleRow, Ingredients, RequestBody>> pieces =
                    form.pieces().stream().map(piece -> source(piece, columns)).toList();
            return (row, from) ->
                    joined(pieces.stream().map(piece -> piece.apply(row, from)).toList());
        }
        return CompiledTemplate.of((Template) content, columns)::body;
    }

    private static RequestBody joined(List<RequestBody> bodies) {
        return RequestBody.of(bodies.stream()
                .flatMap(body -> IntStream.range(0, body.pieces()).mapToObj(body::piece))
                .toList());
    }

    List<HeaderField> headers(SampleRow row, Ingredients from) {
        return constantHeaders.isPresent()
                ? constantHeaders.get()
                : headers.stream()
                        .map(header ->
                                new HeaderField(header.name(), header.value().text(row, from)))
                        .toList();
    }

    RequestBody body(SampleRow row, Ingredients from) {
        return body.apply(row, from);
    }
}
