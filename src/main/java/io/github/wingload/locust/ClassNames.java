package io.github.wingload.locust;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.UserClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The classes of a plan under the names that they have in the master's file.
 *
 * @param names one for each of the plan's classes, in its order; unique, each an identifier of Python
 */
public record ClassNames(List<String> names) {

    /** Python's keywords, and what the file imports. */
    private static final Set<String> TAKEN = Set.of(
            "False",
            "None",
            "True",
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield",
            "User",
            "task",
            "constant");

    public ClassNames {
        names = List.copyOf(names);
    }

    /**
     * The names of a plan's classes, as far as possible unchanged. The class of a plan without classes is named after the plan.
     *
     * @param others names in the master's file, by the names in the scenario, that differ from those
     * @throws IllegalArgumentException if there is no such class in the scenario, or if two have one name
     */
    public static ClassNames of(Plan plan, Map<String, String> others) {
        List<String> own = plan.userClasses().stream()
                .map(users -> users.name().equals(UserClass.ONLY) ? plan.name() : users.name())
                .toList();
        others.keySet().stream().filter(name -> !own.contains(name)).findFirst().ifPresent(unknown -> {
            throw new IllegalArgumentException(
                    "the scenario has no class " + unknown + ", only " + String.join(", ", own));
        });
        List<String> names = new ArrayList<>();
        Set<String> used = new HashSet<>(others.values());
        if (used.size() < others.size()) {
            throw new IllegalArgumentException("two classes have the same name");
        }
        for (String name : own) {
            String identifier = others.containsKey(name) ? others.get(name) : unused(identifier(name), used);
            used.add(identifier);
            names.add(identifier);
        }
        return new ClassNames(names);
    }

    private static String identifier(String name) {
        String letters = name.replaceAll("[^A-Za-z0-9_]", "_");
        String safe = letters.isEmpty() || Character.isDigit(letters.charAt(0)) ? "_" + letters : letters;
        return TAKEN.contains(safe) ? safe + "_" : safe;
    }

    private static String unused(String name, Set<String> used) {
        String free = name;
        for (int i = 2; used.contains(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    /** The names in the master's file that no class here has. */
    List<String> unknown(Map<String, Integer> users) {
        return users.keySet().stream().filter(name -> !names.contains(name)).toList();
    }

    /** The users of each class, in the plan's order; of a class that the master does not name, none. */
    List<Integer> counts(Map<String, Integer> users) {
        return names.stream().map(name -> users.getOrDefault(name, 0)).toList();
    }

    /** The same counts by the master's names. */
    Map<String, Integer> named(List<Integer> counts) {
        Map<String, Integer> users = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            users.put(names.get(i), counts.get(i));
        }
        return users;
    }
}
