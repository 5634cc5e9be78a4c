package io.github.wingload.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class JsonPlacesTest {

    private static final List<String> POINTERS = List.of("/a", "/a/b", "/b/*/a", "/b/1", "/c/*/*/b", "/a/0");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Test
    void itFindsWhatAParserFinds() {
        Random random = new Random(5);
        for (int text = 0; text < 5_000; text++) {
            JsonNode tree = object(random, 4);
            List<String> expected = IntStream.range(0, POINTERS.size())
                    .boxed()
                    .flatMap(place -> at(tree, POINTERS.get(place)).stream().map(node -> place + described(node)))
                    .sorted()
                    .toList();

            assertThat(found(spaced(tree.toString(), random)))
                    .as(tree.toString())
                    .isEqualTo(expected);
        }
    }

    @Test
    void whatItIsSureOfIsJson() {
        Random random = new Random(6);
        int sure = 0;
        for (int text = 0; text < 20_000; text++) {
            StringBuilder broken = new StringBuilder(object(random, 3).toString());
            int at = random.nextInt(broken.length());
            switch (random.nextInt(3)) {
                case 0 -> broken.deleteCharAt(at);
                case 1 -> broken.insert(at, "{}[]\",:0.eE+-\\tn\u0001".charAt(random.nextInt(17)));
                default -> broken.setLength(at);
            }
            if (reads(broken.toString())) {
                sure++;
                assertThat(isJson(broken.toString())).as(broken.toString()).isTrue();
            }
        }
        assertThat(sure).isGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"\\u0061\":1}",
                "01",
                "1.",
                "-",
                "1e",
                "tru",
                "\"a",
                "\"\\x\"",
                "{\"a\":1,}",
                "[1 2]",
                "1 2",
                "[DONE]"
            })
    void whatIsNotSureIsLeftToAParser(String text) {
        assertThat(reads(text)).isFalse();
        assertThat(reads("[".repeat(66) + "]".repeat(66))).isFalse();
        assertThat(reads("[".repeat(60) + "]".repeat(60))).isTrue();
    }

    private static boolean reads(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new JsonPlaces(POINTERS, (place, kind, in, from, to) -> {}).read(bytes, 0, bytes.length);
    }

    private static boolean isJson(String text) {
        try {
            MAPPER.readTree(text);
            return true;
        } catch (JacksonException notJson) {
            return false;
        }
    }

    private static List<String> found(String text) {
        List<String> found = new ArrayList<>();
        byte[] bytes = ("xx" + text + "xx").getBytes(StandardCharsets.UTF_8);
        JsonPlaces places = new JsonPlaces(
                POINTERS,
                (place, kind, in, from, to) ->
                        found.add(place + kind.name() + new String(in, from, to - from, StandardCharsets.UTF_8)));
        assertThat(places.read(bytes, 2, bytes.length - 2)).as(text).isTrue();
        return found.stream().sorted().toList();
    }

    private static String described(JsonNode node) {
        if (node.isContainer()) {
            return node.isEmpty() ? "EMPTY_CONTAINER" : "CONTAINER";
        }
        String json = node.toString();
        if (node.isString()) {
            return (json.length() == 2 ? "EMPTY_STRING" : "STRING") + json.substring(1, json.length() - 1);
        }
        return (node.isNumber() ? "NUMBER" : node.isNull() ? "NULL" : "BOOLEAN") + json;
    }

    private static List<JsonNode> at(JsonNode tree, String pointer) {
        List<JsonNode> nodes = List.of(tree);
        for (String step : pointer.substring(1).split("/")) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : nodes) {
                if (node.isArray() && step.equals("*")) {
                    node.forEach(next::add);
                } else if (node.isArray() && step.matches("[0-9]")) {
                    next.add(node.path(Integer.parseInt(step)));
                } else if (node.isObject()) {
                    next.add(node.path(step));
                }
            }
            next.removeIf(JsonNode::isMissingNode);
            nodes = next;
        }
        return nodes;
    }

    private static JsonNode value(Random random, int depth) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (random.nextInt(depth == 0 ? 6 : 10)) {
            case 0 -> make.nullNode();
            case 1 -> make.booleanNode(random.nextBoolean());
            case 2 -> make.numberNode(random.nextInt(2_000) - 1_000);
            case 3 -> make.numberNode(random.nextGaussian() * 1e9);
            case 4 -> make.stringNode("");
            case 5 -> make.stringNode("a\"\\\n\u00e9\ud83d\ude00{[]}:,".substring(random.nextInt(5)));
            case 6, 7 -> {
                ArrayNode array = make.arrayNode();
                for (int item = random.nextInt(4); item > 0; item--) {
                    array.add(value(random, depth - 1));
                }
                yield array;
            }
            default -> object(random, depth - 1);
        };
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String key : List.of("a", "b", "c", "ab", "")) {
            if (random.nextInt(3) > 0) {
                object.set(key, value(random, depth));
            }
        }
        return object;
    }

    /** Blanks where the whole text has none within strings that this could change. */
    private static String spaced(String json, Random random) {
        return random.nextBoolean() ? json : " " + json + "\r\n\t";
    }
}
