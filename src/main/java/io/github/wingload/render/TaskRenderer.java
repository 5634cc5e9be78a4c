package io.github.wingload.render;

import io.github.wingload.exchange.Payload;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.RequestBody;
import io.github.wingload.plan.Columns;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.target.Target;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Mutation;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Extracted;
import io.github.wingload.plan.task.Template.Generated;
import io.github.wingload.plan.task.Template.Segment;
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
    private final Columns columns;
    private final Origin origin;
    private final RowDigests rowDigests = new RowDigests();

    /** The invalid messages of one kind of mutation. */
    private record Mutated(String kind, List<CompiledMessage> variants) {}

    /** What the payload of a task's requests depends on. */
    private enum Origin {
        NOTHING,
        /** The row alone. */
        ROW,
        /** Generated or extracted values or the choice of a mutation, perhaps with a row. */
        EACH_REQUEST
    }

    /**
     * @param dataSets the columns of each of the plan's samples
     * @param values of the plan
     */
    TaskRenderer(Task task, Target target, List<Columns> dataSets, List<ValueSource> values) {
        List<Header> headers = Header.merged(target.headers(), task.headers());
        this.task = task;
        this.dataSet = dataSet(task, dataSets.size());
        this.columns = dataSet.isPresent() ? dataSets.get(dataSet.getAsInt()) : Columns.NONE;
        this.values = values;
        this.usedValues = generated(Stream.of(
                        task.payload(),
                        segments(headers.stream().map(Header::value)),
                        segments(task.expect().echoes().stream()))
                .flatMap(segments -> segments));
        this.path = CompiledTemplate.ofPath(target.basePath(), task.path(), columns);
        this.message = task.body()
                .map(body -> CompiledMessage.of(headers, body, columns))
                .orElseGet(() -> CompiledMessage.withoutBody(headers, columns));
        this.mutations = task.mutations().stream()
                .map(mutation -> mutated(mutation, headers, columns))
                .toList();
        this.echoes = task.expect().echoes().stream()
                .map(template -> CompiledTemplate.of(template, columns))
                .toList();
        this.keepsBody = task.readsBody();
        this.origin = origin();
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

    private Origin origin() {
        boolean differs = task.payload().anyMatch(part -> part instanceof Generated || part instanceof Extracted);
        if (differs || !task.mutations().isEmpty()) {
            return Origin.EACH_REQUEST;
        }
        return task.payload().anyMatch(Column.class::isInstance) ? Origin.ROW : Origin.NOTHING;
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

    /** The payload of a request that is not rendered. */
    Payload notRendered(Ingredients from) {
        return dataSet.isPresent() && from.hasRow(dataSet.getAsInt())
                ? new Payload(0, columns.nameOf(row(from)))
                : Payload.NONE;
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
                payload(row, target, body),
                keepsBody,
                task.stream(),
                mutation,
                echoes.isEmpty() ? List.of() : echoes(row, from));
    }

    private Payload payload(SampleRow row, String target, RequestBody body) {
        long digest = switch (origin) {
            case NOTHING -> 0;
            case ROW -> rowDigests.of(row.number(), () -> PayloadDigest.of(target, body));
            case EACH_REQUEST -> PayloadDigest.of(target, body);
        };
        if (dataSet.isPresent()) {
            return new Payload(digest, columns.nameOf(row));
        }
        return digest == 0 ? Payload.NONE : Payload.named(digest);
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
