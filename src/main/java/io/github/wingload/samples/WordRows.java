package io.github.wingload.samples;

import io.github.wingload.plan.Samples;
import io.github.wingload.text.Figures;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The rows of a file with a row of words on each line, separated by blanks. One column, the greedy one, takes the words that
 * the others leave, with the blanks between them; if it is the only column, it takes the whole line. Blank lines are skipped.
 */
final class WordRows implements RawRows {

    /** Only ASCII blanks separate words; others may be part of a title. */
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
            words();
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Optional<RawRow> next() throws IOException {
        for (Optional<String> words = words(); words.isPresent(); words = words()) {
            List<String> cells = cells(words.get());
            if (cells.size() == columns.size()) {
                return Optional.of(RawRow.ofText(line, cells));
            }
            problems.add(
                    line,
                    Figures.count(cells.size(), "word", "words") + " for "
                            + Figures.count(columns.size(), "column", "columns"),
                    "write a word for each of " + String.join(", ", columns)
                            + (greedy < 0 ? ", or name the column that may have several: greedy: NAME" : ""));
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** The next line that is not blank; empty after the last. */
    private Optional<String> words() throws IOException {
        for (String next = text.readLine(); next != null; next = text.readLine()) {
            line++;
            if (WORD.matcher(next).find()) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    /** The cells of a line; its words if there are too few of them or no column is greedy. */
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
