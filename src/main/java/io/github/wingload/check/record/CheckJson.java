package io.github.wingload.check.record;

import io.github.wingload.check.Attempt;
import io.github.wingload.check.CaseId;
import io.github.wingload.check.CaseResult;
import io.github.wingload.check.CheckResult;
import io.github.wingload.check.Layer;
import io.github.wingload.text.Fault;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A check as a JSON object, and back. Times are in milliseconds with three decimals. {@code state} of the check and of its results
 * is for readers; it is computed again when a check is read.
 */
public final class CheckJson {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int VERSION = 1;
    private static final double NS_PER_MS = 1e6;

    private CheckJson() {}

    /** In several lines, ending in a line end. */
    public static String pretty(CheckResult check) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json(check)) + "\n";
    }

    /** In one line, ending in a line end. */
    public static String line(CheckResult check) {
        return MAPPER.writeValueAsString(json(check)) + "\n";
    }

    private static ObjectNode json(CheckResult check) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("check", VERSION);
        json.put("state", check.state().label());
        json.put("started", check.started().toString());
        json.put("took_ms", milliseconds(check.took()));
        json.put("requests", check.requests());
        texts(json.putArray("targets"), check.targets());
        texts(json.putArray("held_back"), check.heldBack());
        ArrayNode results = json.putArray("results");
        check.results().forEach(result -> results.add(json(result)));
        return json;
    }

    private static ObjectNode json(CaseResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("service", result.id().service());
        json.put("case", result.id().name());
        json.put("target", result.target());
        json.put("state", result.state().label());
        json.put("layer", result.layer().label());
        json.put("source", result.source());
        result.runbook().ifPresent(address -> json.put("runbook", address));
        result.health().ifPresent(status -> json.put("health_status", status));
        ArrayNode attempts = json.putArray("attempts");
        result.attempts().forEach(attempt -> attempts.add(json(attempt)));
        return json;
    }

    private static ObjectNode json(Attempt attempt) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("sample", attempt.sample());
        json.put("layer", attempt.layer().label());
        json.put("status", attempt.status());
        json.put("time_ms", milliseconds(attempt.time()));
        texts(json.putArray("mismatches"), attempt.mismatches());
        json.put("excerpt", attempt.excerpt());
        return json;
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static double milliseconds(Duration time) {
        return Math.round(time.toNanos() / 1e3) / 1e3;
    }

    /**
     * Reads a check.
     *
     * @param source the file, and for a file of many checks the line, for the message
     * @throws Fault if the text is not a check
     */
    public static CheckResult read(String text, String source) {
        JsonNode json;
        try {
            json = MAPPER.readTree(text);
        } catch (JacksonException notJson) {
            throw damaged(source, "not JSON");
        }
        if (json.path("check").asInt(0) != VERSION) {
            throw damaged(source, "/check is not " + VERSION);
        }
        try {
            return new CheckResult(
                    Instant.parse(text(json, "started", source)),
                    duration(json, "took_ms", source),
                    json.path("requests").asInt(0),
                    texts(json.path("targets")),
                    texts(json.path("held_back")),
                    json.path("results")
                            .valueStream()
                            .map(result -> result(result, source))
                            .toList());
        } catch (DateTimeException e) {
            throw damaged(source, "/started is not a time");
        }
    }

    private static CaseResult result(JsonNode json, String source) {
        List<Attempt> attempts = json.path("attempts")
                .valueStream()
                .map(attempt -> attempt(attempt, source))
                .toList();
        if (attempts.isEmpty()) {
            throw damaged(source, "a result has no attempts");
        }
        return new CaseResult(
                new CaseId(text(json, "service", source), text(json, "case", source)),
                text(json, "target", source),
                json.path("source").asString(""),
                Optional.of(json.path("runbook").asString("")).filter(address -> !address.isEmpty()),
                attempts,
                json.has("health_status")
                        ? OptionalInt.of(json.path("health_status").asInt(0))
                        : OptionalInt.empty());
    }

    private static Attempt attempt(JsonNode json, String source) {
        String label = text(json, "layer", source);
        return new Attempt(
                json.path("sample").asString(""),
                Layer.labelled(label).orElseThrow(() -> damaged(source, "there is no layer " + label)),
                json.path("status").asInt(0),
                duration(json, "time_ms", source),
                texts(json.path("mismatches")),
                json.path("excerpt").asString(""));
    }

    private static String text(JsonNode json, String member, String source) {
        if (!json.path(member).isString()) {
            throw damaged(source, member + " is not a text");
        }
        return json.path(member).asString();
    }

    private static Duration duration(JsonNode json, String member, String source) {
        JsonNode value = json.path(member);
        if (!value.isNumber() || !(value.asDouble() >= 0 && value.asDouble() < 1e12)) {
            throw damaged(source, member + " is not a time in milliseconds");
        }
        return Duration.ofNanos(Math.round(value.asDouble() * NS_PER_MS));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(item -> item.asString("")).toList();
    }

    private static Fault damaged(String source, String problem) {
        return new Fault(
                source + " is not the record of a check: " + problem, "Name a file that check --record has written.");
    }
}
