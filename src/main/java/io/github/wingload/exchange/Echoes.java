package io.github.wingload.exchange;

import io.github.wingload.plan.Expectation;
import io.github.wingload.plan.Expectation.Check;
import io.github.wingload.plan.Expectation.Contains;
import io.github.wingload.plan.Expectation.ForAll;
import io.github.wingload.plan.Expectation.HeaderEquals;
import io.github.wingload.plan.Expectation.JsonEquals;
import io.github.wingload.plan.Template;
import java.util.List;
import java.util.stream.Stream;

/** The parts of an expectation that differ from request to request, because an answer must repeat what was sent. */
public final class Echoes {

    private Echoes() {}

    /** The templates with placeholders among an expectation's checks, each once, in a fixed order. */
    public static List<Template> of(Expectation expect) {
        return Stream.concat(expect.checks().stream(), expect.items().stream().flatMap(items -> items.each().stream()))
                .flatMap(Echoes::templates)
                .filter(template -> !template.constant())
                .distinct()
                .toList();
    }

    private static Stream<Template> templates(Check check) {
        if (check instanceof ForAll all) {
            return all.each().stream().flatMap(Echoes::templates);
        }
        if (check instanceof JsonEquals equals) {
            return Stream.of(equals.expected());
        }
        if (check instanceof Contains contains) {
            return Stream.of(contains.text());
        }
        return check instanceof HeaderEquals equals ? Stream.of(equals.value()) : Stream.empty();
    }
}
