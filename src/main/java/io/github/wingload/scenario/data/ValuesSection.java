package io.github.wingload.scenario.data;

import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.GeneratedValue.Generator;
import io.github.wingload.plan.GeneratedValue.Uuid;
import io.github.wingload.plan.Samples;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code values}: values that are generated for each request, by name. */
public final class ValuesSection {

    private static final String EXAMPLE = "{sex: {integer: [0, 1]}}";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    /** Used after a reported problem; never reaches a plan. */
    private static final Generator STAND_IN = new Uuid();

    private ValuesSection() {}

    /** All values, also faulty ones, so that their placeholders are not reported as well. */
    public static List<GeneratedValue> read(Node node) {
        List<GeneratedValue> values = new ArrayList<>();
        node.children(EXAMPLE).forEach((name, definition) -> {
            checkName(definition, name, "a value");
            values.add(new GeneratedValue(
                    name, ValueGeneratorSection.read(definition).orElse(STAND_IN)));
        });
        return values;
    }

    /**
     * The {@code values} of a side of a comparison: the same name has another value on the other side.
     *
     * @param values of the scenario, whose names they cannot have
     */
    public static List<GeneratedValue> ofSide(Node node, List<GeneratedValue> values) {
        List<GeneratedValue> own = new ArrayList<>();
        node.children("{model: large}").forEach((name, value) -> {
            checkName(value, name, "a value");
            if (values.stream().anyMatch(known -> known.name().equals(name))) {
                value.keyProblem("values has this name too", "choose another name");
            }
            Scalars.read(value)
                    .ifPresent(scalar -> own.add(new GeneratedValue(
                            name, new GeneratedValue.Choice(List.of(new GeneratedValue.Option(scalar, 1))))));
        });
        return own;
    }

    /**
     * Reports a name that a placeholder cannot have.
     *
     * @param named the thing with the name, for the message
     */
    public static boolean checkName(Node node, String name, String named) {
        boolean valid = NAME.matcher(name).matches();
        if (!valid) {
            node.keyProblem(
                    Node.quote(name) + " cannot be the name of " + named,
                    "use letters, digits, underscores, dots and hyphens, and do not start with a digit");
        }
        return valid;
    }

    /** Reports the values with the name of a column of the samples. */
    public static void distinguish(Node node, SampleSets sets) {
        Map<String, Node> values = Keys.children(node);
        List<Samples> all = sets.all();
        values.forEach((name, definition) -> all.stream()
                .filter(samples -> sets.columnNames(samples).contains(name))
                .findFirst()
                .ifPresent(samples -> definition.keyProblem(
                        "the samples in " + samples.file().getFileName() + " have a column of this name",
                        "choose another name")));
    }
}
