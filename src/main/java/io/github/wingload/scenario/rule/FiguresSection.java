package io.github.wingload.scenario.rule;

import io.github.wingload.plan.Selector;
import io.github.wingload.plan.ServerFigure;
import io.github.wingload.plan.ServerFigure.Aggregate;
import io.github.wingload.plan.ServerFigure.As;
import io.github.wingload.yaml.ByteSizes;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Tree;
import io.github.wingload.yaml.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** {@code figures} of {@code observe}: by name, what is made of an endpoint's metrics. */
final class FiguresSection {

    private static final String EXAMPLE = "{memory: {metric: process_resident_memory_bytes, unit: bytes}}";
    private static final int MOST = 50;
    private static final double LARGEST_AMOUNT = 1e18;

    private static final Map<String, As> AS = Words.of(As.class, '_');
    private static final Map<String, Aggregate> AGGREGATES = Words.of(Aggregate.class, '_');
    private static final String PERCENT = "percent";
    private static final Pattern UNIT = Pattern.compile("[A-Za-z][A-Za-z0-9/_.-]{0,19}");

    /** Single blanks, so that a name can be found again in a threshold's line. */
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,60}$)[A-Za-z][A-Za-z0-9_./-]*+(?: [A-Za-z0-9_./-]++)*+");

    private FiguresSection() {}

    /** @param taken names of other endpoints' figures; these are added */
    static List<ServerFigure> read(Node node, Set<String> taken) {
        return named(node, EXAMPLE, taken, FiguresSection::figure);
    }

    /**
     * Figures by their names.
     *
     * @param taken names of other figures; these are added
     * @param figure makes a figure of its name and what is written of it
     */
    static List<ServerFigure> named(
            Node node, String example, Set<String> taken, BiFunction<String, Node, ServerFigure> figure) {
        Map<String, Node> children = node.children(example);
        if (node.isMapping() && (children.isEmpty() || children.size() > MOST)) {
            node.problem(
                    "there are " + children.size() + " figures", "write 1 to " + MOST + ", for example " + example);
        }
        List<ServerFigure> figures = new ArrayList<>();
        children.forEach((name, child) -> {
            checkName(name, child);
            if (!taken.add(name)) {
                child.keyProblem("there is another figure " + Node.quote(name), "give it another name");
            } else {
                figures.add(figure.apply(name, child));
            }
        });
        return figures;
    }

    private static void checkName(String name, Node child) {
        if (!NAME.matcher(name).matches()) {
            child.keyProblem(
                    Node.quote(name) + " cannot be the name of a figure",
                    "use at most 60 letters, digits, single spaces and . _ - /, starting with a letter");
        } else if (FigureNames.isName(name)) {
            child.keyProblem(
                    Node.quote(name) + " is already the name of a figure of calls",
                    "give it another name, such as server " + name);
        }
    }

    private static ServerFigure figure(String name, Node node) {
        Keys keys = node.keys("metric", "of", "as", "aggregate", "unit");
        Node metricNode = keys.required("metric", "metric: process_resident_memory_bytes");
        Optional<Selector> metric = SelectorText.read(metricNode);
        Node ofNode = keys.get("of");
        OptionalDouble amount = amount(ofNode);
        Optional<Selector> of = ofNode.present() && amount.isEmpty() && !isNumber(ofNode)
                ? SelectorText.read(ofNode)
                : Optional.empty();
        As as = keys.get("as").oneOf(AS).orElse(As.VALUE);
        metric.ifPresent(selector -> warnOfCounter(metricNode, selector, as));
        return new ServerFigure(
                name,
                metric.orElse(new Selector("", List.of())),
                of,
                amount,
                as,
                keys.get("aggregate").oneOf(AGGREGATES).orElse(Aggregate.SUM),
                unit(keys.get("unit"), ofNode.present()));
    }

    /** A whole that is no metric: a number, or bytes with their unit. */
    private static OptionalDouble amount(Node node) {
        if (isNumber(node)) {
            return node.positive(LARGEST_AMOUNT);
        }
        return node.scalar().map(scalar -> ByteSizes.withUnit(scalar.text())).orElse(OptionalDouble.empty());
    }

    private static boolean isNumber(Node node) {
        return node.scalar()
                .filter(scalar -> scalar.is(Tree.Kind.WHOLE) || scalar.is(Tree.Kind.DECIMAL))
                .isPresent();
    }

    static String unit(Node node, boolean share) {
        String unit = node.line().orElse(share ? PERCENT : "");
        if (!unit.isEmpty() && !UNIT.matcher(unit).matches()) {
            node.wrong("a unit", "write bytes, percent, seconds, or a word of your own");
        } else if (share && !unit.equals(PERCENT)) {
            node.problem("a share has the unit percent, not " + unit, "remove the unit, or `of`");
        }
        return unit;
    }

    private static void warnOfCounter(Node node, Selector selector, As as) {
        if (as == As.VALUE && selector.metric().endsWith("_total")) {
            node.findings()
                    .warn(node.path() + ": " + selector.metric()
                            + " looks like a counter, which only rises; `as: rate` gives its increase per second");
        }
    }
}
