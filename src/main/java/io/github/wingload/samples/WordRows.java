package io.github.wingload.samples;

import io.github.wingload.plan.Samples;
import io.github.wingload.text.Figures;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The rows of a file with words between blanks, a row a line. One column, the greedy one, takes all that the others leave,
 * including the blanks inside; if it is the only column, it takes the whole line. Blank lines are skipped.
 */
final class WordRows implements RawRows {

    /** Blanks are those of ASCII: others may be part of a title. */
    private static final Pattern WORD = Pattern.compile("\\S+");

    private final BufferedReader text;
    private final ProblemList problems;
    private final List<String> columns;
    private final int greedy;
    private int line;

    WordRows(BufferedReader text, Samples samples, ProblemList problems) throws IOException {
        this.text = text;
        this.problems = problems;
        this.columns = samples.columns().orElseThrow();
        this.greedy = samples.greedy().map(columns::indexOf).orElse(-1);
        if (samples.headed()) {
            lineWithWords();
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public RawRow next() throws IOException {
        for (String words = lineWithWords(); words != null; words = lineWithWords()) {
            List<String> cells = cells(words);
            if (cells.size() == columns.size()) {
                return RawRow.ofText(line, cells);
            }
            problems.add(
                    line,
                    "",
                    Figures.count(cells.size(), "word", "words") + " for "
                            + Figures.count(columns.size(), "column", "columns"),
                    "write a word for each of " + String.join(", ", columns)
                            + (greedy < 0 ? ", or name the column that may have several: greedy: NAME" : ""));
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** The next line that is not blank; null after the last. */
    private String lineWithWords() throws IOException {
        String words = text.readLine();
        for (line++; words != null && !WORD.matcher(words).find(); line++) {
            words = text.readLine();
        }
        return words;
    }

    /** The words themselves where there are too few of them, or none may have several. */
    private List<String> cells(String text) {
        if (greedy >= 0 && columns.size() == 1) {
            return List.of(text);
        }
        List<MatchResult> words = WORD.matcher(text).results().toList();
        int more = words.size() - columns.size();
        if (greedy < 0 || more < 0) {
            return words.stream().map(MatchResult::group).toList();
        }
        List<String> cells = new ArrayList<>(columns.size());
        for (int column = 0; column < columns.size(); column++) {
            int first = column <= greedy ? column : column + more;
            int last = column < greedy ? column : column + more;
            cells.add(text.substring(words.get(first).start(), words.get(last).end()));
        }
        return cells;
    }
}
