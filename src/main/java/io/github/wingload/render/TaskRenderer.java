package io.github.wingload.render;

import io.github.wingload.exchange.Classifier;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.RequestBody;
import io.github.wingload.plan.Columns;
import io.github.wingload.plan.Header;
import io.github.wingload.plan.Mutation;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.Task.Body;
import io.github.wingload.plan.Template;
import io.github.wingload.plan.Template.Extracted;
import io.github.wingload.plan.Template.Generated;
import io.github.wingload.plan.Template.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Renders the requests of one task. Immutable, thread-safe. */
final class TaskRenderer {

    private static final String UNCHANGED = "";

    private final Task task;
    private final OptionalInt dataSet;
    private final List<ValueSource> values;
    private final int[] usedValues;
    private final CompiledTemplate path;
    private final CompiledMessage message;
    private final List<Mutated> mutations;
    private final List<CompiledTemplate> echoes;
    private final boolean keepsBody;
    private final KeySource keySource;

    /** The invalid messages of one kind of mutation. */
    private record Mutated(String kind, List<CompiledMessage> variants) {}

    /** The source of the key that identifies a task's requests in results. */
    private enum KeySource {
        ROW,
        PAYLOAD,
        NOTHING
    }

    /**
     * @param dataSets the columns of each of the plan's samples
     * @param values of the plan
     */
    TaskRenderer(
            Task task, List<Header> targetHeaders, String basePath, List<Columns> dataSets, List<ValueSource> values) {
        String base = basePath.endsWith("/") ? basePath.substring(0, basePath.length() - 1) : basePath;
        List<Header> headers = Header.merged(targetHeaders, task.headers());
        this.task = task;
        this.dataSet = dataSet(task, dataSets.size());
        Columns columns = dataSet.isPresent() ? dataSets.get(dataSet.getAsInt()) : Columns.NONE;
        this.values = values;
        this.usedValues = generated(Stream.of(
                        payload(task),
                        segments(headers.stream().map(Header::value)),
                        segments(task.expect().echoes().stream()))
                .flatMap(segments -> segments));
        this.path = CompiledTemplate.of(base, task.path(), columns);
        this.message = task.body()
                .map(body -> CompiledMessage.of(headers, body, columns))
                .orElseGet(() -> CompiledMessage.withoutBody(headers, columns));
        this.mutations = task.mutations().stream()
                .map(mutation -> mutated(mutation, headers, columns))
                .toList();
        this.echoes = task.expect().echoes().stream()
                .map(template -> CompiledTemplate.of("", template, columns))
                .toList();
        this.keepsBody = Classifier.readsBody(task);
        this.keySource = keySource();
    }

    /** A task of a plan without samples may refer to the first samples if it uses no column. */
    private static OptionalInt dataSet(Task task, int dataSets) {
        return task.samples().stream().filter(index -> index < dataSets).findFirst();
    }

    private Mutated mutated(Mutation mutation, List<Header> headers, Columns columns) {
        Optional<String> usualType = task.body().map(Body::contentType);
        return new Mutated(
                mutation.kind(),
                mutation.variants().stream()
                        .map(variant -> {
                            boolean usual = usualType.equals(Optional.of(variant.contentType()));
                            return CompiledMessage.of(
                                    usual ? headers : Header.without(headers, CompiledMessage.CONTENT_TYPE),
                                    variant,
                                    columns);
                        })
                        .toList());
    }

    private KeySource keySource() {
        if (generated(payload(task)).length > 0) {
            return KeySource.PAYLOAD;
        }
        if (dataSet.isPresent()) {
            return KeySource.ROW;
        }
        return payload(task).anyMatch(Extracted.class::isInstance) ? KeySource.PAYLOAD : KeySource.NOTHING;
    }

    /** The path and every possible body, which identify a payload. */
    private static Stream<Segment> payload(Task task) {
        Stream<Body> bodies = Stream.concat(
                task.body().stream(), task.mutations().stream().flatMap(mutation -> mutation.variants().stream()));
        return Stream.concat(
                task.path().segments().stream(), bodies.flatMap(body -> body.content().segments().stream()));
    }

    private static Stream<Segment> segments(Stream<Template> templates) {
        return templates.flatMap(template -> template.segments().stream());
    }

    /** The indexes of the plan's values among the segments, ascending. */
    private static int[] generated(Stream<Segment> segments) {
        return segments.filter(Generated.class::isInstance)
                .mapToInt(segment -> ((Generated) segment).index())
                .distinct()
                .sorted()
                .toArray();
    }

    /** The data set of its rows; empty if it does not need one. */
    OptionalInt dataSet() {
        return dataSet;
    }

    /** A request; of a task with mutations one of them, picked at random. */
    Request render(Ingredients from) {
        if (mutations.isEmpty()) {
            return render(from, message, UNCHANGED);
        }
        Mutated mutated = mutations.get(from.pickMutation(mutations.size()));
        List<CompiledMessage> variants = mutated.variants();
        return render(from, variants.get(from.pickMutation(variants.size())), mutated.kind());
    }

    /** A request, or one for each kind of mutation. */
    List<Request> examples(Ingredients from) {
        if (mutations.isEmpty()) {
            return List.of(render(from));
        }
        return mutations.stream()
                .map(mutated -> render(from, mutated.variants().get(0), mutated.kind()))
                .toList();
    }

    /** The key of a request that is not rendered; empty if only its payload would identify it. */
    String keyBeforehand(Ingredients from) {
        return keySource == KeySource.ROW ? row(from).key() : "";
    }

    private Request render(Ingredients from, CompiledMessage message, String mutation) {
        for (int value : usedValues) {
            from.generate(value, values.get(value));
        }
        SampleRow row = row(from);
        String target = path.text(row, from);
        RequestBody body = message.body(row, from);
        return new Request(
                task.method(),
                target,
                message.headers(row, from),
                task.hostHeader(),
                body,
                keySource == KeySource.PAYLOAD ? PayloadDigest.of(target, body) : keyBeforehand(from),
                keepsBody,
                mutation,
                echoes.isEmpty() ? List.of() : echoes(row, from));
    }

    private List<String> echoes(SampleRow row, Ingredients from) {
        List<String> texts = new ArrayList<>(echoes.size());
        for (CompiledTemplate echo : echoes) {
            texts.add(echo.text(row, from));
        }
        return texts;
    }

    private SampleRow row(Ingredients from) {
        return dataSet.isPresent() ? from.row(dataSet.getAsInt()) : SampleRow.NONE;
    }
}
