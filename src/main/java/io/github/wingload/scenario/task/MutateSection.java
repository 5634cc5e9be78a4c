package io.github.wingload.scenario.task;

import io.github.wingload.plan.task.Mutation;
import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.scenario.data.JsonSection;
import io.github.wingload.scenario.data.JsonTree;
import io.github.wingload.scenario.data.Templates;
import io.github.wingload.text.Figures;
import io.github.wingload.yaml.ByteSizes;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code mutate}: how a task's valid payload is made invalid. */
record MutateSection(BodyMutations ways, Templates templates) {

    private static final Map<String, Kind> KINDS = Words.of(Kind.class, '_');
    private static final String EXAMPLE = "[drop_field, wrong_type]";
    private static final int MOST_VARIANTS = 1_000;
    private static final int USUAL_SIZE = 1_000_000;

    /** The largest body, and the most characters that all variants of a mutation may have, since they are kept in memory. */
    private static final int LARGEST = 100_000_000;

    /** The whole numbers farthest from zero that every JSON parser keeps exactly (RFC 8259, section 6). */
    private static final List<Optional<JsonTree>> EXTREMES = Stream.of("-9007199254740991", "9007199254740991")
            .<Optional<JsonTree>>map(number -> Optional.of(JsonTree.literal(JsonTree.Kind.NUMBER, number)))
            .toList();

    /** @param keys of the task */
    static List<Mutation> read(Keys keys, BodySection body, Templates templates) {
        Node node = keys.get("mutate");
        if (!node.present()) {
            return List.of();
        }
        if (body.json().isEmpty()) {
            node.keyProblem(
                    "the task has no json to mutate", "add json, or remove it: write any other invalid body as it is");
            return List.of();
        }
        if (!Keys.children(keys.get("expect")).containsKey("status")) {
            node.keyProblem("the expected status of invalid requests is missing", "add expect: {status: 400}");
        }
        BodyMutations ways =
                new BodyMutations(body.json().get(), body.body().orElseThrow().contentType());
        return new MutateSection(ways, templates).mutations(node);
    }

    private List<Mutation> mutations(Node node) {
        List<Mutation> mutations = new ArrayList<>();
        for (Node item : node.someItems(EXAMPLE)) {
            mutation(item).ifPresent(mutation -> {
                if (mutations.stream().anyMatch(other -> other.kind().equals(mutation.kind()))) {
                    item.problem(mutation.kind() + " is already in this list", "keep one of the two");
                }
                mutations.add(mutation);
            });
        }
        return mutations;
    }

    /** A kind alone, or a mapping from the kind to its details. */
    private Optional<Mutation> mutation(Node item) {
        if (!item.isMapping()) {
            return item.oneOf(KINDS).flatMap(kind -> mutation(kind, item.absent(kind.word()), item));
        }
        List<String> words = List.copyOf(KINDS.keySet());
        Keys keys = item.keys(words);
        keys.atMostOneOf(words);
        if (Keys.children(item).isEmpty()) {
            item.problem("the mutation is missing", "write for example {drop_field: [age]}");
        }
        return Stream.of(Kind.values())
                .filter(kind -> keys.has(kind.word()))
                .findFirst()
                .flatMap(kind -> mutation(kind, keys.get(kind.word()), item));
    }

    private Optional<Mutation> mutation(Kind kind, Node detail, Node item) {
        int problemsBefore = item.findings().problemCount();
        List<Supplier<Body>> variants = variants(kind, detail);
        if (variants.size() > MOST_VARIANTS || (long) variants.size() * ways.length() > LARGEST) {
            item.problem(
                    kind.word() + " makes " + Figures.count(variants.size()) + " bodies of "
                            + Figures.count(ways.length(), "character", "characters"),
                    "name fewer fields, for example {" + kind.word() + ": [age]}: at most "
                            + Figures.count(MOST_VARIANTS) + " bodies and " + Figures.count(LARGEST)
                            + " characters in all");
            return Optional.empty();
        }
        boolean unexplained = variants.isEmpty() && item.findings().problemCount() == problemsBefore;
        if (unexplained && detail.present()) {
            detail.problem(
                    kind.word() + " changes nothing", "name fields or values, or write " + kind.word() + " alone");
        } else if (unexplained) {
            item.problem(kind.word() + " does not apply to this body", "remove it, or write json with fields");
        }
        if (variants.isEmpty()) {
            return Optional.empty();
        }
        List<Body> bodies = variants.stream().map(Supplier::get).toList();
        if (bodies.stream().anyMatch(ways::isValid)) {
            item.problem(
                    kind.word() + " leaves the valid body as it is", "write values that differ from those of json");
        }
        return Optional.of(new Mutation(kind.word(), bodies));
    }

    /** The invalid bodies. They are not made before their number is known, because each may be large. */
    private List<Supplier<Body>> variants(Kind kind, Node detail) {
        return switch (kind) {
            case DROP_FIELD -> changed(fields(detail), field -> List.of(Optional.empty()));
            case WRONG_TYPE ->
                detail.isMapping()
                        ? given(detail)
                        : changed(fields(detail), field -> List.of(Optional.of(ways.wrongType(field))));
            case OUT_OF_RANGE ->
                detail.isMapping()
                        ? given(detail)
                        : changed(detail.present() ? fields(detail) : ways.numbers(), field -> EXTREMES);
            case EMPTY -> alone(detail, List.of(ways.empty()));
            case TRUNCATED_JSON -> alone(detail, ways.truncated());
            case HUGE -> {
                int size = (int) ByteSizes.read(detail, 1, LARGEST).orElse(USUAL_SIZE);
                yield List.of(() -> ways.huge(size));
            }
            case WRONG_CONTENT_TYPE ->
                (detail.present() ? contentTypes(detail) : Stream.of("text/plain"))
                        .<Supplier<Body>>map(type -> () -> ways.labelled(type))
                        .toList();
        };
    }

    /** A body for each value of each field; an empty value leaves the field out. */
    private List<Supplier<Body>> changed(List<String> fields, Function<String, List<Optional<JsonTree>>> values) {
        return fields.stream()
                .flatMap(field ->
                        values.apply(field).stream().<Supplier<Body>>map(value -> () -> ways.with(field, value)))
                .toList();
    }

    /** The values that the scenario gives for fields. */
    private List<Supplier<Body>> given(Node detail) {
        List<Supplier<Body>> bodies = new ArrayList<>();
        detail.children("{age: 999}").forEach((name, node) -> {
            List<Optional<JsonTree>> values = node.itemsOrOne().stream()
                    .map(value -> Optional.of(JsonSection.read(value, templates)))
                    .toList();
            bodies.addAll(changed(called(name, node::keyProblem), field -> values));
        });
        return bodies;
    }

    /** The named fields; all fields if there are no details. */
    private List<String> fields(Node detail) {
        if (!detail.present()) {
            return List.copyOf(ways.fields().all().keySet());
        }
        return detail.items("[age, /instances/0/lang]").stream()
                .flatMap(item -> item.text().stream().flatMap(name -> called(name, item::problem).stream()))
                .toList();
    }

    /** @param report receives the problem and the remedy if no field has the name */
    private List<String> called(String name, BiConsumer<String, String> report) {
        List<String> fields = ways.fields().called(name);
        if (fields.isEmpty()) {
            List<String> names = ways.fields().all().keySet().stream()
                    .map(pointer -> pointer.substring(pointer.lastIndexOf('/') + 1))
                    .distinct()
                    .toList();
            report.accept("the body has no field " + Node.quote(name), Words.remedy(name, names));
        }
        return fields;
    }

    private static List<Supplier<Body>> alone(Node detail, List<Body> variants) {
        if (detail.present()) {
            detail.keyProblem("this mutation takes no details", "write " + detail.key() + " alone");
        }
        return variants.stream().<Supplier<Body>>map(body -> () -> body).toList();
    }

    private Stream<String> contentTypes(Node detail) {
        return detail.itemsOrOne().stream().flatMap(node -> {
            Optional<String> type = BodySection.mediaType(node);
            boolean right = type.filter(other -> essence(other).equalsIgnoreCase(essence(ways.contentType())))
                    .isPresent();
            if (right) {
                node.problem(type.get() + " is the right type of this body", "write another one");
            }
            return type.stream().filter(any -> !right);
        });
    }

    /** A media type without its parameters. */
    private static String essence(String mediaType) {
        return mediaType.split(";", 2)[0].strip();
    }

    /** A way to make a body invalid. */
    private enum Kind {
        DROP_FIELD,
        WRONG_TYPE,
        OUT_OF_RANGE,
        EMPTY,
        TRUNCATED_JSON,
        HUGE,
        WRONG_CONTENT_TYPE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
