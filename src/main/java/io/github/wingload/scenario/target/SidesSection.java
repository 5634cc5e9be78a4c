package io.github.wingload.scenario.target;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.target.Side;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.scenario.data.Templates;
import io.github.wingload.scenario.data.ValuesSection;
import io.github.wingload.yaml.Environment;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code target}, or the two {@code targets} of a comparison with {@code compare}.
 *
 * @param side the target under its name
 * @param node where it is written
 * @param values that only its templates use
 */
public record SidesSection(Side side, Node node, List<GeneratedValue> values) {

    /** The keys at the top level. */
    public static final List<String> KEYS = List.of("target", "targets", "compare");

    private static final String VALUES = "values";
    private static final String EXAMPLE =
            "{external: {url: \"https://api.example.org\"}, internal: {url: \"http://localhost:8080\"}}";

    /** Used after a reported problem; never reaches a plan. */
    private static final Side STAND_IN = Side.only(UrlTarget.of(URI.create("http://localhost")));

    /** The target, or both sides of a comparison. */
    public static List<SidesSection> read(Keys top, Templates templates, Environment environment) {
        Node targets = top.get("targets");
        Node compare = top.get("compare");
        top.atMostOneOf(List.of("target", "targets"));
        compare.keys("pair").get("pair").oneOf(Map.of("interleaved", true));
        if (!targets.present()) {
            if (compare.present()) {
                compare.keyProblem("compare needs two targets", "replace target by targets: " + EXAMPLE);
            }
            Node target = compare.present()
                    ? top.get("target")
                    : top.required("target", "target: {url: \"http://localhost:8080\"}");
            return List.of(
                    new SidesSection(Side.only(TargetSection.read(target, templates, environment)), target, List.of()));
        }
        List<SidesSection> sides = new ArrayList<>();
        targets.children(EXAMPLE).forEach((name, node) -> sides.add(side(name, node, templates, environment)));
        if (sides.size() != 2) {
            if (targets.isMapping()) {
                targets.problem(
                        "a comparison has two targets, and these are " + sides.size(), "write targets: " + EXAMPLE);
            }
            return sides.size() > 2 ? sides.subList(0, 2) : List.of(new SidesSection(STAND_IN, targets, List.of()));
        }
        checkNames(sides.get(0), sides.get(1));
        checkNames(sides.get(1), sides.get(0));
        if (sides.get(0).side.target().equals(sides.get(1).side.target())
                && sides.get(0).values.equals(sides.get(1).values)) {
            targets.findings()
                    .note("both targets are the same: the comparison shows how much equal targets differ by chance");
        }
        return sides;
    }

    /** The values of these sides, in order. */
    public static List<GeneratedValue> values(List<SidesSection> sides) {
        return sides.stream().flatMap(side -> side.values.stream()).toList();
    }

    private static SidesSection side(String name, Node node, Templates templates, Environment environment) {
        ValuesSection.checkName(node, name, "a target");
        if (Figure.TIMES.stream().anyMatch(times -> times.name().equalsIgnoreCase(name))) {
            node.keyProblem(
                    "thresholds have another meaning for " + Node.quote(name), "choose another name for the target");
        }
        Keys keys = node.keys(
                Stream.concat(TargetSection.KEYS.stream(), Stream.of(VALUES)).toList());
        List<GeneratedValue> values = ValuesSection.ofSide(keys.get(VALUES), templates.values());
        return new SidesSection(new Side(name, TargetSection.read(keys, templates, environment)), node, values);
    }

    private static void checkNames(SidesSection side, SidesSection other) {
        Set<String> names = side.values.stream().map(GeneratedValue::name).collect(Collectors.toSet());
        other.values.stream()
                .map(GeneratedValue::name)
                .filter(name -> !names.contains(name))
                .forEach(name -> side.node.problem(
                        side.side.name() + " has no value " + name + ", and " + other.side.name() + " has one",
                        "add " + name + " to its values"));
    }
}
