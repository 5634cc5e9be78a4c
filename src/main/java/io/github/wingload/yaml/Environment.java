package io.github.wingload.yaml;

import io.github.wingload.text.Unit;
import io.github.wingload.yaml.Tree.Entry;
import io.github.wingload.yaml.Tree.Kind;
import io.github.wingload.yaml.Tree.Mapping;
import io.github.wingload.yaml.Tree.Origin;
import io.github.wingload.yaml.Tree.Scalar;
import io.github.wingload.yaml.Tree.Sequence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The environment variables, which replace {@code ${NAME}} and {@code ${NAME:-default}} in the values of a document (not in keys).
 *
 * <p>As in a shell, the default also replaces an empty variable. <code>$${</code> is a literal <code>${</code>. After the
 * replacement, a value without quotes has the type that it looks like: {@code users: ${USERS:-10}} is a number.
 */
public final class Environment {

    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\$\\{|\\$\\{(?:([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\\})?");

    private final Map<String, String> variables;

    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** The variable's value; empty if it is unset or empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    /** The tree with its references replaced. A value with a wrong reference is reported and becomes {@link Tree.Broken}. */
    public Tree fill(Tree tree, String path, Findings findings) {
        return new Filling(findings).fill(tree, path);
    }

    /** One pass over a document. The sum of the replaced values is bounded: a variable may be used many times. */
    private final class Filling {

        private final Findings findings;
        private long characters;

        Filling(Findings findings) {
            this.findings = findings;
        }

        Tree fill(Tree tree, String path) {
            if (tree instanceof Mapping mapping) {
                Map<String, Entry> entries = new LinkedHashMap<>();
                mapping.entries().forEach((key, entry) -> {
                    Tree value = fill(entry.value(), Node.childPath(path, key));
                    entries.put(key, new Entry(entry.keyPlace(), value));
                });
                return new Mapping(mapping.place(), entries);
            }
            if (tree instanceof Sequence sequence) {
                List<Tree> items = new ArrayList<>();
                for (Tree item : sequence.items()) {
                    items.add(fill(item, path + "[" + items.size() + "]"));
                }
                return new Sequence(sequence.place(), items);
            }
            if (tree instanceof Scalar scalar && scalar.kind() == Kind.TEXT && !scalar.untyped()) {
                return fill(scalar, path);
            }
            return tree;
        }

        private Tree fill(Scalar scalar, String path) {
            Set<Origin> origins = EnumSet.noneOf(Origin.class);
            StringBuilder filled = new StringBuilder();
            Matcher references = REFERENCE.matcher(scalar.text());
            boolean broken = false;
            while (filled.length() <= TreeBuilder.MOST_CHARACTERS && references.find()) {
                Optional<String> value = Optional.empty();
                if (references.group().equals("$${")) {
                    value = Optional.of("${");
                } else if (references.group(1) == null) {
                    findings.problem(
                            scalar.place(),
                            path,
                            "${ must start ${NAME} or ${NAME:-default}",
                            "write one of these, or $${ for a literal ${");
                } else {
                    String name = references.group(1);
                    findings.reference(name, references.group(2) == null);
                    value = value(name, Optional.ofNullable(references.group(2)), origins);
                    variable(name).ifPresent(set -> findings.variable(new Findings.Variable(path, set)));
                    if (value.isEmpty()) {
                        findings.problem(
                                scalar.place(),
                                path,
                                "the environment variable " + name + " is not set",
                                "set it, or write ${" + name + ":-default}");
                    }
                }
                broken |= value.isEmpty();
                references.appendReplacement(filled, Matcher.quoteReplacement(value.orElse("")));
            }
            references.appendTail(filled);
            String text = filled.toString();
            characters += origins.isEmpty() ? 0 : text.length();
            if (characters > TreeBuilder.MOST_CHARACTERS && !broken) {
                broken = true;
                characters = 0;
                findings.problem(
                        scalar.place(),
                        path,
                        "the values with variables have more than " + Unit.COUNT.text(TreeBuilder.MOST_CHARACTERS)
                                + " characters up to here",
                        "use shorter ones, or move them into files of their own");
            }
            Kind kind = origins.isEmpty() || scalar.quoted() ? Kind.TEXT : Kind.ofPlain(text);
            return broken
                    ? new Tree.Broken(scalar.place())
                    : new Scalar(scalar.place(), kind, text, scalar.quoted(), Set.copyOf(origins), scalar.text());
        }

        private Optional<String> value(String name, Optional<String> byDefault, Set<Origin> origins) {
            Optional<String> set = variable(name);
            Optional<String> value = set.or(() -> byDefault).or(() -> Optional.ofNullable(variables.get(name)));
            value.ifPresent(text ->
                    origins.add(set.isPresent() ? Origin.ENVIRONMENT : text.isEmpty() ? Origin.EMPTY : Origin.DEFAULT));
            return value;
        }
    }
}
