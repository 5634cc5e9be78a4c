package io.github.wingload.yaml;

import io.github.wingload.text.Excerpt;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Turns a YAML parser's error into a problem of one line with its place and a likely remedy. */
final class SyntaxProblem {

    private SyntaxProblem() {}

    static Problem of(String file, String source, YamlEngineException complaint) {
        if (complaint instanceof MarkedYamlEngineException marked
                && marked.getProblemMark().isPresent()) {
            return of(file, source, marked, marked.getProblemMark().get());
        }
        if (complaint instanceof ReaderException unreadable) {
            return of(file, source, unreadable);
        }
        // One of the parser's own limits, which have no place.
        return Place.in(file, 0, 0)
                .problem("", "not YAML: " + line(complaint.getMessage()), "split or simplify the file");
    }

    /** The problem of braces that need quotes, as in a placeholder or a variable. */
    static Problem braces(Place place) {
        return place.problem(
                "",
                "braces without quotes are not YAML here",
                "put the text in quotes, for example \"{{name}}\" or \"${NAME}\"");
    }

    private static Problem of(String file, String source, MarkedYamlEngineException complaint, Mark mark) {
        Place place = Place.in(file, mark.getLine() + 1, mark.getColumn() + 1);
        String said = said(complaint);
        if (said.contains("(TAB)")) {
            return place.problem("", "a tab is used for indentation", "indent with spaces");
        }
        String line = source.lines().skip(mark.getLine()).findFirst().orElse("");
        return line.contains("${") || line.contains("{{")
                ? braces(place)
                : place.problem("", "not YAML: " + said, "check quotes, brackets and indentation up to here");
    }

    private static String said(MarkedYamlEngineException complaint) {
        Optional<Mark> start = complaint.getContextMark();
        String context = complaint.getContext() == null || start.isEmpty()
                ? ""
                : " " + complaint.getContext() + " that starts at "
                        + (start.get().getLine() + 1) + ":" + (start.get().getColumn() + 1);
        return line(complaint.getProblem()) + context;
    }

    private static String line(@Nullable String message) {
        return message == null
                ? "it cannot be read"
                : Excerpt.ofLine(message.replaceAll("\\s+", " ").strip());
    }

    private static Problem of(String file, String source, ReaderException complaint) {
        String before = source.substring(0, source.offsetByCodePoints(0, complaint.getPosition()));
        int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
        int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1;
        String code = String.format(Locale.ROOT, "%04X", complaint.getCodePoint());
        return Place.in(file, line, column)
                .problem(
                        "",
                        "the character U+" + code + " is not allowed in YAML",
                        "remove it, or write it as \\u" + code + " in double quotes");
    }
}
