package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
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

    /** A JSON pointer, since nothing else is a key of some mappings. */
    private static final String ANY_KEY = "/any_key";

    /** What the reader has to find beside a key, or else it does not look into it. */
    private static final Map<String, String> BESIDE = Map.of(
            "mutate", "json: {age: 1}, ",
            "client_certificate", "url: 'http://localhost', ",
            "queries", "prometheus: 'http://localhost', ",
            "liftwing", "prometheus: 'http://localhost', ");

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
                text = steps.get(i).equals("[]") ? "[" + text + "]" : inMapping(steps.get(i), text);
            }
            return text;
        }

        private static String inMapping(String key, String value) {
            return "{" + BESIDE.getOrDefault(key, "") + key + ": " + value + "}";
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

    static Stream<Place> namedPlaces() {
        return places().filter(place -> !place.steps().isEmpty() && !place.isUnnamed());
    }

    static List<Path> shipped() throws IOException {
        return ShippedScenariosTest.files();
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
    @MethodSource("namedPlaces")
    void everyKeyIsDescribed(Place place) {
        assertThat(Stream.concat(Stream.of(place.schema()), place.forms()))
                .as("a description for %s", place)
                .anyMatch(form -> form.has("description"));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedScenarioIsValid(Path file) throws IOException {
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
                "io_threads: 2",
                "environment: here",
                "environment: {where: stat1008, pods: 9}",
                "environment: {from: 'values.yaml#langid', where: here}",
                "environment: {from: ['values.yaml#langid', 'more.yaml#langid']}",
                "labels: {image: 2025-11-24, replicas: 5}",
                "load: {users: \"${USERS:-10}\", requests: 5}",
                "load: {rate: 150000/h, run_time: 1h, arrivals: poisson-exact, max_in_flight: 7}",
                "load: {stages: [{users: 0, over: 1m}, {hold: 5m, name: peak}], warm_up: 0s, connections: shared}",
                "load: {stages: \"5 over 1m hold 1m, 0 over 1m\"}",
                "target: {simulator: revertrisk-wikidata-instant}",
                "target: {simulator: {profile: revertrisk-wikidata-instant, faults: {drop: 0.5}, routing: round_robin}}",
                "target: {simulator: {profile: liftwing, time_scale: 0}}",
                "target: {simulator: {profile: llm, shape: llama.cpp, obeys: [seed], line_ends: crlf, cut_after: 60s}}",
                "target: {simulator: {profile: llm, shape: vllm, obeys: none, split: bytes, prefix_cache: false}}",
                "target: {simulator: {profile: ml-api-text, threads: 8, rate_limit: none, cache_ttl: 0s}}",
                "samples: {file: rows.csv, header: true, types: {a: json, b: number}, where: {a: 1, b: {in: [2, 3], length: [1, 9]}}}",
                "samples: {file: rows.txt, format: words, columns: [lang, title], greedy: title, pick: fixed, row: 2}",
                "samples: {folder: ., match: '*.csv', where: {bytes: {between: [1, 1000], matches: '^[0-9]', not_in: [12]}}}",
                "values: {a: uuid, b: {integer: [0, 9]}, c: {number: [0, 0.5], decimals: 3}, d: {text: 50}, e: {text: [1, 2]}}",
                "values: {a: {choice: [1, b, true, null, {value: c, weight: 3}]}, b: {repeat: a, times: 5, separator: ' '}}",
                "values: {a: {words: [600, 900]}, b: {tokens: 1024}, c: {tokens: [5, 9], between: [1, 7], prefix: 5}}",
                "samples: {file: chats.json, format: sharegpt}",
                "cache: {hit: header X-Cache =~ (?i)hit}",
                "cache: {hit: 'json /cached == true'}",
                "cache: none",
                "observe: [{path: /metrics, every: 1s, figures: {heap used: {metric: heap, of: 4GiB}, b: {metric: b, of: c}}}]",
                "observe: [{url: 'http://10.0.0.7:9090', insecure: true, figures: {a: {metric: a, as: rate, aggregate: max, unit: cores}}}]",
                "tasks: [{put: '/a?b=c', body: x, content_type: text/csv, expect: {status: [2xx, 400-404, 418]}}]",
                "tasks: [{get: /, query: {a: 1, b: [x, true]}, host_header: b.example.org, cache: {hit: below 20ms}}]",
                "tasks: [{post: /, form: {a: b}, samples: {file: rows.csv}}, {post: /, body_file: rows.csv, content_type: text/csv}]",
                "tasks: [{post: /, json: {a: 1}, mutate: [empty, {drop_field: [a]}, {out_of_range: {a: [-1, 999]}}, {huge: 2KB}, "
                        + "{wrong_content_type: text/xml}], expect: {status: 400}}]",
                "tasks: [{get: /, expect: {contains: a, matches: b, headers: {A: 1, B: {matches: c}}, size: {min: 1, max: 2KiB}, max: 1s}}]",
                "tasks: [{get: /, stream: sse}, {get: /, stream: {format: openai, first: 9s, stall: 1s, end: none}, expect: {stream: {finish_reason: stop}}}]",
                "tasks: [{get: /, stream: {format: ndjson, text: /a, output: [/b, /c/*/d]}, "
                        + "expect: {stream: {finish_reason: [stop, length], tokens: {min: 1, max: 9}, contains: a, matches: b, longest_gap: 1s, json: {/a: 1, /b: {type: string}}}}}]",
                "tasks: [{get: /, expect: {json: {/a: 1, /b: [2], /c: {type: integer, between: [0, 1]}, /d: {equals: {}}}}}]",
                "tasks: [{get: /, expect: {all: {/a: {/b: null}}, items: {at: /c, each: {/d: ok}}}}, {get: /, expect: {items: /c}}]",
                "values: {a: {choice: [[1, [b]], {value: {c: null}, weight: 2}]}}",
                "tasks: [{post: /, multipart: {a: 1, b: [x, {text: y, content_type: text/html}], c: {file: rows.csv, filename: z}}}]",
                "tasks: [{get: '{{raw:a}}', tags: quick, samples: {file: rows.csv}}, {get: /, tags: [slow, smoke]}]",
                "on_start: [{post: /login, extract: {t: /t}, apart: false}]",
                "on_stop: [post: /logout]",
                "tasks: [{weight: 2, headers: {A: b}, steps: [{post: /, extract: {id: /id, tag: header ETag}}, {get: '/{{id}}'}]}]"
            })
    void everyFormOfAValueIsValid(String block) {
        String yaml = baseWith(block.replaceFirst(":.*", ""), block);
        environment.putAll(Map.of("SEED", "5"));
        write("rows.csv", "a,b\n1,2\n");
        write("rows.txt", "en Wings of Desire\nfr Jules et Jim\n");
        write("chats.json", "[{\"conversations\": [{\"value\": \"a\"}, {\"value\": \"b\"}]}]");
        write("values.yaml", "inference_services: {langid: {predictor: {image_version: a}}}\n");
        write("more.yaml", "inference_services: {langid: {predictor: {image_version: b}}}\n");
        assertThat(errors(yaml)).isEmpty();
        assertThat(read(yaml, Overrides.NONE)).isInstanceOf(ScenarioReading.Scenario.class);
    }

    @Test
    void userClassesReplaceTheTasksOfTheScenario() {
        String yaml = baseWith(
                "tasks",
                "user_classes: [{name: a, weight: 3, wait_time: none, samples: {file: rows.csv}, host_header: b, "
                        + "headers: {C: d}, cache: none, on_start: [get: /a], tags: [t], tasks: [get: /], on_stop: [get: /b]}, "
                        + "{name: d, fixed_count: 1, tasks: [get: /]}]");
        write("rows.csv", "a,b\n1,2\n");
        assertThat(errors(yaml)).isEmpty();
        assertThat(read(yaml, Overrides.NONE)).isInstanceOf(ScenarioReading.Scenario.class);
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
                "io_threads: 0",
                "wait_time: 1s",
                "wait_time: {constant: 1s, between: [1s, 2s]}",
                "wait_time: {between: [1s]}",
                "load: {users: 5}",
                "load: {rate: 5, run_time: 1m}",
                "load: {users: 5, rate: 5/s, run_time: 1m}",
                "load: {stages: []}",
                "load: {stages: fast}",
                "load: {stages: [{users: 5}]}",
                "target: {}",
                "target: {url: 'ftp://example.org'}",
                "target: {url: 'http://localhost', simulator: revertrisk-wikidata-instant}",
                "target: {simulator: {profile: revertrisk-wikidata-instant, faults: {drop: 2}}}",
                "target: {url: 'http://localhost', headers: {Host: a}}",
                "target: {simulator: {profile: ml-api-text, rate_limit: 100}}",
                "samples: {pick: random}",
                "samples: {file: rows.csv, folder: .}",
                "samples: {folder: ., header: true}",
                "samples: {file: rows.csv, match: '*.csv'}",
                "samples: {file: rows.csv, row: 2}",
                "samples: {file: rows.csv, types: {a: date}}",
                "samples: {file: rows.csv, where: {a: {like: b}}}",
                "values: {age: 43}",
                "values: {age: {integer: [1]}}",
                "values: {age: {integer: [1, 2], text: 5}}",
                "values: {age: {integer: [1, 2], decimals: 1}}",
                "values: {age: {repeat: a}}",
                "values: {1st: uuid}",
                "cache: {hit: always}",
                "cache: some",
                "observe: [{path: /metrics}]",
                "observe: [{path: /metrics, sni: a, figures: {b: {metric: c}}}]",
                "observe: [{path: /metrics, figures: {b: {metric: c, as: delta}}}]",
                "user_classes: [{name: a, tasks: [get: /]}]",
                "limits: {}",
                "limits: {tier: gold}",
                "sweep: {users: []}",
                "sweep: {users: [1, 0]}",
                "sweep: {rate: [10]}",
                "sweep: {find: {from: fast}}",
                "sweep: {at_least: 5}",
                "sweep: {stop_on: pass}",
                "report: {buckets: [1]}",
                "report: {dashboard: grafana}",
                "labels: {'a b': c}",
                "tasks: []",
                "tasks: [{name: a}]",
                "tasks: [{get: /, post: /}]",
                "tasks: [{get: models}]",
                "tasks: [{post: /, json: {}, body: x}]",
                "tasks: [{get: /, weight: 0}]",
                "tasks: [{get: /, expect: {status: 99}}]",
                "tasks: [{get: /, expect: {}}]",
                "tasks: [{get: /, expect: {json: {a: 1}}}]",
                "tasks: [{get: /, expect: {json: {/a: {type: float}}}}]",
                "tasks: [{get: /, expect: {items: {each: {/a: 1}}}}]",
                "tasks: [{get: /, expect: {size: 10}}]",
                "tasks: [{get: /, stream: grpc}]",
                "tasks: [{get: /, stream: openai, expect: {stream: openai}}]",
                "tasks: [{get: /, stream: {text: /a}}]",
                "tasks: [{get: /, stream: openai, expect: {stream: {tokens: {least: 1}}}}]",
                "tasks: [{get: /, query: lang=en}]",
                "tasks: [{post: /, form: {a: b}, body_file: rows.csv}]",
                "tasks: [{post: /, json: {}, content_type: text/csv}]",
                "tasks: [{post: /, json: {a: 1}, mutate: [drop_field]}]",
                "tasks: [{post: /, json: {a: 1}, mutate: [shout], expect: {status: 400}}]",
                "tasks: [{steps: []}]",
                "tasks: [{name: a, steps: [get: /]}]",
                "tasks: [{steps: [{get: /, weight: 2}]}]",
                "tasks: [{steps: [{get: /, extract: {id: id}}, {get: /}]}]"
            })
    void refusedScenariosAreNotValid(String block) {
        String yaml = baseWith(block.replaceFirst(":.*", ""), block);
        write("rows.csv", "a,b\n1,2\n");
        assertThat(read(yaml, Overrides.NONE)).isInstanceOf(ScenarioReading.Problems.class);
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
