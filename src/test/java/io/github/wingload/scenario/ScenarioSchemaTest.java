package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schema against the reader of scenarios. The reader is asked what it knows: an unknown key is written at every place of the
 * schema, and its answer lists the keys that are possible there.
 */
class ScenarioSchemaTest extends ScenarioFixture {

    private static final JsonNode ROOT = new JsonMapper().readTree(ScenarioSchema.text());
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(ScenarioSchema.text(), InputFormat.JSON);

    /** So long that no key is near it. */
    private static final String UNKNOWN = "q".repeat(60);

    private static final String POSSIBLE = "possible here: ";
    private static final String ANY_KEY = "any_key";
    private static final JsonNode ANYTHING = new JsonMapper().readTree("{}");

    /** What may stand at a place, in the schema: steps such as {@code load}, {@code stages}, {@code []}. */
    record Place(List<String> steps, JsonNode schema) {

        @Override
        public String toString() {
            return steps.isEmpty() ? "top level" : String.join(" ", steps);
        }

        /** A document with only the unknown key there, in JSON, which is YAML too. */
        String document() {
            String text = "{" + UNKNOWN + ": 1}";
            for (int i = steps.size() - 1; i >= 0; i--) {
                text = steps.get(i).equals("[]") ? "[" + text + "]" : "{" + steps.get(i) + ": " + text + "}";
            }
            return text;
        }

        /** The forms that the value may have. */
        Stream<JsonNode> forms() {
            return forms(schema);
        }

        private static Stream<JsonNode> forms(JsonNode schema) {
            JsonNode meant =
                    schema.has("$ref") ? ROOT.at(schema.get("$ref").asString().substring(1)) : schema;
            Stream<JsonNode> alternatives = Stream.of("anyOf", "oneOf")
                    .flatMap(word -> meant.path(word).valueStream())
                    // The others only say which keys go together.
                    .filter(form -> form.has("$ref") || form.has("type") || form.has("anyOf") || form.has("enum"));
            return Stream.concat(Stream.of(meant), alternatives.flatMap(Place::forms));
        }

        Set<String> keys() {
            Set<String> keys = new TreeSet<>();
            forms().forEach(form -> keys.addAll(form.path("properties").propertyNames()));
            return keys;
        }

        /** The places inside of this one; also the items of a list that the schema does not know. */
        Stream<Place> inner() {
            boolean list = forms().anyMatch(form -> form.has("items"));
            Stream<Place> unlisted = list || isUnnamed() ? Stream.empty() : Stream.of(inside("[]", ANYTHING));
            return Stream.concat(unlisted, forms().flatMap(Place.this::inner));
        }

        private Stream<Place> inner(JsonNode form) {
            Stream<Place> keys =
                    form.path("properties").propertyStream().map(key -> inside(key.getKey(), key.getValue()));
            Stream<Place> items = form.has("items") ? Stream.of(inside("[]", form.get("items"))) : Stream.empty();
            Stream<Place> values = form.path("additionalProperties").isObject()
                    ? Stream.of(inside(ANY_KEY, form.get("additionalProperties")))
                    : Stream.empty();
            return Stream.of(keys, items, values).flatMap(places -> places);
        }

        /** True for items, and for values under keys that anybody may choose. */
        boolean isUnnamed() {
            return !steps.isEmpty() && List.of("[]", ANY_KEY).contains(steps.get(steps.size() - 1));
        }

        private Place inside(String step, JsonNode schema) {
            return new Place(Stream.concat(steps.stream(), Stream.of(step)).toList(), schema);
        }

        Stream<Place> andAllInside() {
            return Stream.concat(Stream.of(this), inner().flatMap(Place::andAllInside));
        }
    }

    static Stream<Place> places() {
        return new Place(List.of(), ROOT).andAllInside();
    }

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** Both ways: a mapping of the reader's that the schema does not know has no keys there, and so differs too. */
    @ParameterizedTest
    @MethodSource("places")
    void everyMappingHasTheKeysThatTheReaderKnows(Place place) {
        assertThat(place.keys())
                .as("the keys of the schema at %s, and those that the reader lists", place)
                .isEqualTo(keysOfTheReader(place));
    }

    @ParameterizedTest
    @MethodSource("places")
    void everyKeyIsDescribed(Place place) {
        assumeThat(place.steps().isEmpty() || place.isUnnamed()).isFalse();
        assertThat(Stream.concat(Stream.of(place.schema()), place.forms()))
                .as("a description for %s", place)
                .anyMatch(form -> form.has("description"));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyScenarioThatComesAlongIsValid(Path file) throws IOException {
        assertThat(errors(Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wait_time: none",
                "wait_time: {constant_throughput: 0.5}",
                "deadline: 1h30m",
                "deadline: ${DEADLINE:-5s}",
                "seed: ${SEED}",
                "environment: here",
                "environment: {where: stat1008, pods: 9}",
                "labels: {image: 2025-11-24, replicas: 5}",
                "load: {users: \"${USERS:-10}\", requests: 5}",
                "load: {rate: 150000/h, run_time: 1h, arrivals: poisson-exact, max_in_flight: 7}",
                "load: {stages: [{users: 0, over: 1m}, {hold: 5m, name: peak}], warm_up: 0s, connections: shared}",
                "target: {simulator: revertrisk-wikidata-instant}",
                "target: {simulator: {profile: revertrisk-wikidata-instant, faults: {drop: 0.5}, routing: round_robin}}",
                "tasks: [{put: '/a?b=c', body: x, content_type: text/csv, expect: {status: [2xx, 400-404, 418]}}]"
            })
    void everyFormOfAValueIsValid(String block) {
        String yaml = baseWith(block.replaceFirst(":.*", ""), block);
        environment.putAll(Map.of("SEED", "5"));
        assertThat(errors(yaml)).isEmpty();
        assertThat(read(yaml, Overrides.NONE)).isInstanceOf(Reading.Scenario.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "laod: {}",
                "name: ../x",
                "deadline: 30",
                "deadline: ''",
                "probe: yes",
                "seed: 1.5",
                "wait_time: 1s",
                "wait_time: {constant: 1s, between: [1s, 2s]}",
                "wait_time: {between: [1s]}",
                "load: {users: 5}",
                "load: {rate: 5, run_time: 1m}",
                "load: {users: 5, rate: 5/s, run_time: 1m}",
                "load: {stages: []}",
                "load: {stages: [{users: 5}]}",
                "target: {}",
                "target: {url: 'ftp://example.org'}",
                "target: {url: 'http://localhost', simulator: revertrisk-wikidata-instant}",
                "target: {simulator: {profile: revertrisk-wikidata-instant, faults: {drop: 2}}}",
                "target: {url: 'http://localhost', headers: {Host: a}}",
                "samples: {pick: random}",
                "limits: {}",
                "limits: {tier: gold}",
                "report: {buckets: [1]}",
                "labels: {'a b': c}",
                "tasks: []",
                "tasks: [{name: a}]",
                "tasks: [{get: /, post: /}]",
                "tasks: [{get: models}]",
                "tasks: [{post: /, json: {}, body: x}]",
                "tasks: [{get: /, weight: 0}]",
                "tasks: [{get: /, expect: {status: 99}}]"
            })
    void whatTheReaderRefusesIsNotValid(String block) {
        String yaml = baseWith(block.replaceFirst(":.*", ""), block);
        assertThat(read(yaml, Overrides.NONE)).isInstanceOf(Reading.Problems.class);
        assertThat(errors(yaml)).isNotEmpty();
    }

    private Set<String> keysOfTheReader(Place place) {
        return new TreeSet<>(problems(place.document()).stream()
                .filter(problem -> problem.contains(UNKNOWN) && problem.contains("unknown key; " + POSSIBLE))
                .map(problem -> problem.substring(problem.indexOf(POSSIBLE) + POSSIBLE.length()))
                .findFirst()
                .map(list -> List.of(list.split(", ")))
                .orElse(List.of()));
    }

    private static List<Error> errors(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML);
    }
}
