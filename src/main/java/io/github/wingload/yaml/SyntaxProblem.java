package io.github.wingload.yaml;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;

/** Puts a YAML parser's complaint into one line with the right place, and guesses what was meant. */
final class SyntaxProblem {

    private SyntaxProblem() {}

    static Problem of(String file, List<String> lines, JacksonException complaint) {
        // Jackson's own location is that of the token before; its cause knows better.
        if (complaint.getCause() instanceof MarkedYamlEngineException marked
                && marked.getProblemMark().isPresent()) {
            Mark mark = marked.getProblemMark().get();
            return problem(file, lines, mark.getLine() + 1, mark.getColumn() + 1, said(marked));
        }
        int line = Math.max(1, complaint.getLocation().getLineNr());
        int column = Math.max(1, complaint.getLocation().getColumnNr());
        String said = complaint.getOriginalMessage().lines().findFirst().orElse("");
        return problem(file, lines, line, column, said);
    }

    private static Problem problem(String file, List<String> lines, int line, int column, String said) {
        String text = line <= lines.size() ? lines.get(line - 1) : "";
        if (said.contains("(TAB)")) {
            return new Problem(file, line, column, "", "a tab where YAML wants blanks", "indent with blanks");
        }
        if (text.contains("${") || text.contains("{{")) {
            return new Problem(
                    file,
                    line,
                    column,
                    "",
                    "braces without quotes are not YAML here",
                    "put the text in quotes, for example \"{{rev_id}}\" or \"${NAME}\"");
        }
        return new Problem(
                file, line, column, "", "not YAML: " + said, "check quotes, brackets and indentation up to here");
    }

    private static String said(MarkedYamlEngineException marked) {
        Optional<Mark> begin = marked.getContextMark();
        String context = marked.getContext() == null || begin.isEmpty()
                ? ""
                : " " + marked.getContext() + " that begins at " + (begin.get().getLine() + 1) + ":"
                        + (begin.get().getColumn() + 1);
        return marked.getProblem().replaceAll("\\s+", " ").strip() + context;
    }
}
