package io.github.wingload.exchange;

import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.JsonScalar;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.StringNode;

/** Extracts a value from an answer. Compiled once; thread-safe. */
final class Extractor {

    private final Extraction extraction;
    private final Optional<JsonPointer> at;

    Extractor(Extraction extraction) {
        this.extraction = extraction;
        this.at = extraction.source() instanceof Extraction.JsonPointer pointer
                ? Optional.of(JsonPointer.compile(pointer.pointer()))
                : Optional.empty();
    }

    /** The value; empty if the answer does not have it. */
    Optional<JsonScalar> value(Answer answer) {
        if (extraction.source() instanceof Extraction.HeaderValue header) {
            return answer.header(header.header()).map(Extractor::text);
        }
        if (extraction.source() instanceof Extraction.StreamText) {
            return Optional.of(text(answer.stream().texts().get(0)));
        }
        return Optional.of(found(answer)).filter(node -> !missing(node)).map(Extractor::scalar);
    }

    /** The mismatch of an answer without the value. */
    Mismatch mismatch(Answer answer) {
        String purpose = " to extract as " + extraction.name();
        if (extraction.source() instanceof Extraction.HeaderValue header) {
            return new Mismatch("header " + header.header() + purpose, "none");
        }
        String place = extraction.source() instanceof Extraction.JsonPointer pointer
                ? CheckCompiler.place(pointer.pointer())
                : "the text of the stream";
        return new Mismatch(place + purpose, AnswerJson.describe(found(answer)));
    }

    private JsonNode found(Answer answer) {
        JsonPointer pointer = at.orElseThrow();
        return answer.exchange().stream().isPresent()
                ? answer.stream().last(pointer).orElse(MissingNode.getInstance())
                : answer.json().orElseThrow().at(pointer);
    }

    private static boolean missing(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static JsonScalar scalar(JsonNode node) {
        String json = node.toString();
        return new JsonScalar(node.isString() ? node.stringValue() : json, json);
    }

    private static JsonScalar text(String value) {
        return new JsonScalar(value, StringNode.valueOf(value).toString());
    }
}
