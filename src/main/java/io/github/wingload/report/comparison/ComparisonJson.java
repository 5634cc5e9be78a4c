package io.github.wingload.report.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.OptionalDouble;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes comparisons as JSON: names are in snake case, and values that are unknown or infinite are omitted. */
final class ComparisonJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private ComparisonJson() {}

    /** The document, ending in a line end. */
    static String of(Object document) {
        return MAPPER.writeValueAsString(document) + "\n";
    }

    static OptionalDouble finite(OptionalDouble value) {
        return value.stream().filter(Double::isFinite).findFirst();
    }
}
