package io.github.wingload.scenario.task;

import io.github.wingload.plan.Mutation;
import io.github.wingload.plan.Task.Body;
import io.github.wingload.scenario.data.JsonSection;
import io.github.wingload.scenario.data.Templates;
import io.github.wingload.yaml.ByteSizes;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code mutate}: in which ways a task's valid payload is made invalid. */
final class MutateSection {

    private static final Map<String, Kind> KINDS = Words.of(Kind.class, '_');
    private static final String EXAMPLE = "[drop_field, wrong_type]";
    private static final int MOST_VARIANTS = 1_000;
    private static final int USUAL_SIZE = 1_000_000;
    private static final int LARGEST = 100_000_000;

    private final BodyMutations ways;
    private final Templates templates;

    private MutateSection(BodyMutations ways, Templates templates) {
        this.ways = ways;
        this.templates = templates;
    }

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
        List<Node> items = node.items(EXAMPLE);
        if (node.isSequence() && items.isEmpty()) {
            node.problem("an empty list", "write for example " + EXAMPLE);
        }
        List<Mutation> mutations = new ArrayList<>();
        for (Node item : items) {
            mutation(item).filter(one -> isNew(one, mutations, item)).ifPresent(mutations::add);
        }
        return mutations;
    }

    private static boolean isNew(Mutation mutation, List<Mutation> before, Node node) {
        boolean isNew = before.stream().noneMatch(other -> other.kind().equals(mutation.kind()));
        if (!isNew) {
            node.problem(mutation.kind() + " is already in this list", "keep one of the two");
        }
        return isNew;
    }

    /** A kind alone, or a mapping from it to what it is about. */
    private Optional<Mutation> mutation(Node item) {
        if (!item.isMapping()) {
            return item.oneOf(KINDS).flatMap(kind -> mutation(kind, item.absent(kind.word()), item));
        }
        List<String> words = List.copyOf(KINDS.keySet());
        Keys keys = item.keys(words.toArray(String[]::new));
        keys.atMostOneOf(words);
        if (Keys.children(item).isEmpty()) {
            item.problem("the mutation is missing", "write for example {drop_field: [age]}");
        }
        return keys.present(words).stream()
                .findFirst()
                .flatMap(detail -> mutation(KINDS.get(detail.key()), detail, item));
    }

    private Optional<Mutation> mutation(Kind kind, Node detail, Node item) {
        int problemsBefore = item.findings().problemCount();
        List<Body> variants = switch (kind) {
            case DROP_FIELD -> fields(detail).stream().map(ways::without).toList();
            case WRONG_TYPE -> wrongTypes(detail);
            case OUT_OF_RANGE -> outOfRange(detail);
            case EMPTY -> alone(detail, List.of(ways.empty()));
            case TRUNCATED_JSON -> alone(detail, ways.truncated());
            case HUGE ->
                List.of(ways.huge((int) ByteSizes.read(detail, 1, LARGEST).orElse(USUAL_SIZE)));
            case WRONG_CONTENT_TYPE -> contentTypes(detail);
        };
        if (variants.size() > MOST_VARIANTS) {
            item.problem(
                    kind.word() + " has " + variants.size() + " variants",
                    "name at most " + MOST_VARIANTS + " fields, for example {" + kind.word() + ": [age]}");
            return Optional.empty();
        }
        boolean unexplained = variants.isEmpty() && item.findings().problemCount() == problemsBefore;
        if (unexplained && detail.present()) {
            detail.problem(
                    kind.word() + " changes nothing", "name what it is about, or write " + kind.word() + " alone");
        } else if (unexplained) {
            item.problem(kind.word() + " does not apply to this body", "remove it, or write json with fields");
        }
        return variants.isEmpty() ? Optional.empty() : Optional.of(new Mutation(kind.word(), variants));
    }

    private List<Body> wrongTypes(Node detail) {
        if (detail.isMapping()) {
            return given(detail);
        }
        return fields(detail).stream()
                .map(field -> ways.with(field, ways.wrongType(field)))
                .toList();
    }

    private List<Body> outOfRange(Node detail) {
        if (detail.isMapping()) {
            return given(detail);
        }
        List<String> fields = detail.present() ? fields(detail) : ways.numbers();
        return fields.stream()
                .flatMap(field -> ways.extremes().stream().map(value -> ways.with(field, value)))
                .toList();
    }

    /** One body for each value of each field. */
    private List<Body> given(Node detail) {
        List<Body> bodies = new ArrayList<>();
        detail.children("{age: 999}").forEach((name, value) -> {
            List<Node> values = value.isSequence() ? value.items("") : List.of(value);
            for (String field : called(name, value, true)) {
                values.forEach(one -> bodies.add(ways.with(field, JsonSection.read(one, templates))));
            }
        });
        return bodies;
    }

    /** The fields that are named; all of them if none is. */
    private List<String> fields(Node detail) {
        if (!detail.present()) {
            return List.copyOf(ways.fields().all().keySet());
        }
        return detail.items("[age, /instances/0/lang]").stream()
                .flatMap(item -> item.text().stream().flatMap(name -> called(name, item, false).stream()))
                .toList();
    }

    private List<String> called(String name, Node node, boolean key) {
        List<String> fields = ways.fields().called(name);
        if (fields.isEmpty()) {
            String found = "the body has no field " + Node.quote(name);
            String remedy = Words.remedy(name, names());
            if (key) {
                node.keyProblem(found, remedy);
            } else {
                node.problem(found, remedy);
            }
        }
        return fields;
    }

    private List<String> names() {
        return ways.fields().all().keySet().stream()
                .map(pointer -> pointer.substring(pointer.lastIndexOf('/') + 1))
                .distinct()
                .toList();
    }

    private static List<Body> alone(Node detail, List<Body> variants) {
        if (detail.present()) {
            detail.keyProblem("this mutation takes no details", "write " + detail.key() + " alone");
        }
        return variants;
    }

    private List<Body> contentTypes(Node detail) {
        if (!detail.present()) {
            return List.of(ways.labelled("text/plain"));
        }
        List<Node> types = detail.isSequence() ? detail.items("") : List.of(detail);
        return types.stream()
                .flatMap(type -> wrongType(type).stream())
                .map(ways::labelled)
                .toList();
    }

    private Optional<String> wrongType(Node node) {
        Optional<String> type = BodySection.mediaType(node);
        if (type.filter(ways.contentType()::equalsIgnoreCase).isPresent()) {
            node.problem(type.get() + " is the right type of this body", "write another one");
            return Optional.empty();
        }
        return type;
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
