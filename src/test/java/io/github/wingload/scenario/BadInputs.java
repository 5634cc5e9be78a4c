package io.github.wingload.scenario;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hundreds of scenarios with one fault each: every field of a kind with every wrong value of that kind, whole files, and files of
 * samples.
 *
 * @param name the beginning of what is wrong
 * @param bytes of the scenario file
 */
public record BadInputs(String name, byte[] bytes) {

    /** How many there are at least. */
    public static final int FEWEST = 400;

    private static final int LONGEST_NAME = 120;

    private static final List<String> NO_NUMBERS = List.of(
            ".nan",
            ".inf",
            "-.inf",
            "-1",
            "1e999999999",
            "1e99999999999",
            "9".repeat(500),
            "9".repeat(100_000),
            "0x1F",
            "1_000",
            "0b11",
            "ten",
            "[]",
            "{}",
            "''",
            "null",
            "true",
            "'5 '",
            "1e-400",
            "-0.5");

    private static final List<String> NO_DURATIONS = List.of(
            "5",
            "-5s",
            "5 s",
            "1e3s",
            ".nan",
            "99999999h",
            "s",
            "[]",
            "{}",
            "5s5h",
            "''",
            "9".repeat(10_000) + "s",
            "0x5s",
            "∞s",
            "true");

    private static final List<String> NO_EXPRESSIONS = List.of(
            "(?=a)",
            "(?<!a)b",
            "(a)\\1",
            "a++",
            "(?>a)",
            "(",
            "[b",
            "a{1001}",
            "((a{1000}){1000}){1000}",
            "a".repeat(1_001),
            "\\p{Foo}",
            "(?i)[a-\uFFFD]",
            "[a-z&&[^b]]",
            "(a{1,30}){1,33}(b{1,30}){1,33}");

    private static final List<String> NO_FILES = List.of(
            "/dev/zero", "/dev/null", ".", "no-such-file", "''", "\"a\\0b\"", "/proc/self/mem", "x".repeat(10_000));

    /** Fields by kind: the key at the top level, and its text with a gap. */
    private static final Map<List<String>, List<String[]>> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put(
                NO_NUMBERS,
                List.of(
                        field("load", "load: {users: %s, run_time: 5s}"),
                        field("load", "load: {users: 1, spawn_rate: %s, run_time: 5s}"),
                        field("load", "load: {users: 1, requests: %s}"),
                        field("load", "load: {rate: 5/s, run_time: 5s, max_in_flight: %s}"),
                        field("load", "load: {stages: [{users: 5, hold: 5s}, {users: %s, over: 5s}]}"),
                        field("wait_time", "wait_time: {constant_throughput: %s}"),
                        field("target", "target: {simulator: {profile: revertrisk-wikidata-production, pods: %s}}"),
                        field(
                                "target",
                                "target: {simulator: {profile: revertrisk-wikidata-production, time_scale: %s}}"),
                        field(
                                "target",
                                "target: {simulator: {profile: revertrisk-wikidata-production, faults: {status_503: %s}}}"),
                        field("limits", "limits: {requests_per_hour: %s}"),
                        field("tasks", "tasks: [{get: /, weight: %s}]"),
                        field("tasks", "tasks: [{get: /, expect: {json: {/a: {between: [%s, x]}}}}]"),
                        field("tasks", "tasks: [{get: /, expect: {size: {min: %s}}}]"),
                        field("values", "values: {v: {integer: [%s, x]}}"),
                        field("values", "values: {v: {number: [0, 1], decimals: %s}}"),
                        field("values", "values: {v: {choice: [{value: a, weight: %s}]}}"),
                        field("samples", "samples: {file: rows.csv, pick: fixed, row: %s}")));
        FIELDS.put(
                NO_DURATIONS,
                List.of(
                        field("load", "load: {users: 1, run_time: %s}"),
                        field("load", "load: {users: 1, run_time: 5s, warm_up: %s}"),
                        field("load", "load: {stages: [{users: 5, over: %s}]}"),
                        field("wait_time", "wait_time: {between: [%s, 5s]}"),
                        field("deadline", "deadline: %s"),
                        field("tasks", "tasks: [{get: /, expect: {max: %s}}]")));
        FIELDS.put(
                NO_EXPRESSIONS,
                List.of(
                        field("tasks", "tasks: [{get: /, expect: {matches: '%s'}}]"),
                        field("tasks", "tasks: [{get: /, expect: {headers: {X-A: {matches: '%s'}}}}]"),
                        field("cache", "cache: {hit: 'header X-A =~ %s'}"),
                        field("samples", "samples: {file: rows.csv, where: {lang: {matches: '%s'}}}")));
        FIELDS.put(
                NO_FILES,
                List.of(
                        field("samples", "samples: {file: %s}"),
                        field("tasks", "tasks: [{post: /, body_file: %s}]"),
                        field("target", "target: {url: 'https://localhost', ca_file: %s}")));
    }

    private static String[] field(String key, String text) {
        return new String[] {key, text};
    }

    /** Whole files, which end the reading before there are fields. */
    private static List<byte[]> files() {
        List<String> texts = new ArrayList<>(List.of(
                "",
                "\0",
                "\u0007",
                "{",
                "[".repeat(501),
                "[".repeat(100_000),
                "{a: ".repeat(600),
                "- ".repeat(600) + "a",
                "? ".repeat(600) + "a",
                "a: &b 5",
                "a: *b",
                "a: !!binary x",
                "<<: {a: b}",
                "a: b\n---\nc: d",
                "a: b\na: c",
                "\ta: b",
                "a: {{b}}",
                "'" + "x".repeat(500_000) + "'",
                "'" + "x".repeat(2_900_000) + "'",
                "x".repeat(2_900_000),
                "x".repeat(2_900_000) + ": a",
                "9".repeat(2_900_000),
                "a: " + "x".repeat(3_100_000),
                "[" + "a,".repeat(250_000) + "]",
                "[" + "&a ,".repeat(50_000) + "]",
                "a: |\n" + " x\n".repeat(900_000),
                "# ".repeat(1_000_000),
                "\"" + "\\u0000".repeat(1_000),
                "name: [" + "${".repeat(1_000) + "]",
                "%YAML 9.9\n---\na: b"));
        List<byte[]> files = new ArrayList<>();
        texts.forEach(text -> files.add(text.getBytes(StandardCharsets.UTF_8)));
        files.add(ScenarioFixture.BASE.getBytes(StandardCharsets.UTF_16));
        files.add(ScenarioFixture.BASE.getBytes(StandardCharsets.UTF_16LE));
        files.add(new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xc0, 0, 1, 2});
        files.add("name: Köln".getBytes(StandardCharsets.ISO_8859_1));
        return files;
    }

    /** Files of samples. */
    private static Map<String, String> samples() {
        Map<String, String> files = new LinkedHashMap<>();
        List<String> csv = List.of(
                "",
                "rev_id",
                "rev_id,rev_id\n1,2\n",
                ",\n1,2\n",
                "rev_id,lang\n1\n",
                "rev_id,lang\n1,2,3\n",
                "rev_id\n\"open\n",
                "rev_id\n\"a\"b\"\n",
                "rev_id;lang\n1;en\n",
                "rev_id\tx,y\n1\n",
                "rev_id\n\uFDD0\n",
                "rev_id\n" + "\"x\n".repeat(5_000),
                "x,".repeat(200_000) + "x\n1\n",
                "[{\"rev_id\": 1}]");
        List<String> json = List.of(
                "",
                "[]",
                "1",
                "{\"rev_id\":1",
                "{\"rev_id\":1}{}",
                "{\"rev_id\":1}\n{\"id\":2}",
                "{\"rev_id\":1,\"rev_id\":2}",
                "{\"rev_id\":" + "[".repeat(1_000),
                "{\"rev_id\":" + "[".repeat(501) + "]".repeat(501) + "}",
                "{\"rev_id\":NaN}",
                "{\"rev_id\":\"\\ud83d\"}",
                "{}",
                "{\"\":1}",
                "{\"rev_id\":1}\n{\"rev_id\":\"x\"}",
                "{\"rev_id\":" + "9".repeat(5_000) + "}");
        for (int i = 0; i < csv.size(); i++) {
            files.put("bad" + i + ".csv", csv.get(i));
        }
        for (int i = 0; i < json.size(); i++) {
            files.put("bad" + i + ".jsonl", json.get(i));
        }
        return files;
    }

    /**
     * All of them.
     *
     * @param directory where the scenarios will be; the files of samples are written there
     * @param target that they would send requests to
     */
    public static List<BadInputs> in(Path directory, URI target) throws IOException {
        Files.writeString(directory.resolve("rows.csv"), "rev_id,lang\n1,en\n");
        List<BadInputs> all = new ArrayList<>();
        FIELDS.forEach((values, fields) -> {
            for (String[] field : fields) {
                for (String value : values) {
                    String line = field[1].replace("%s", value);
                    all.add(of(line, scenario(field[0], line, target)));
                }
            }
        });
        files().forEach(file -> all.add(of(new String(file, StandardCharsets.UTF_8), file)));
        for (Map.Entry<String, String> file : samples().entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
            String block = "samples: {file: " + file.getKey() + "}\ntasks: [{post: /, json: {a: '{{rev_id}}'}}]";
            all.add(of(file.getKey(), scenario("tasks", block, target)));
        }
        return all;
    }

    private static byte[] scenario(String key, String block, URI target) {
        return ScenarioFixture.baseWith(key, block)
                .replace("http://localhost:8080", target.toString())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static BadInputs of(String about, byte[] bytes) {
        return new BadInputs(about.substring(0, Math.min(about.length(), LONGEST_NAME)), bytes);
    }
}
