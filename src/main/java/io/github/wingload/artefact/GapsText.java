package io.github.wingload.artefact;

import io.github.wingload.exchange.SparseHistogram;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The gaps between the tokens of an answer as a cell of {@code calls.csv}: whole microseconds in ascending order, three digits exact,
 * with {@code xN} after one that occurred N times, as in {@code 26900x3 26928 27104x2}.
 */
final class GapsText {

    private static final Pattern GAP = Pattern.compile("([0-9]{1,10})(?:x([1-9][0-9]{0,8}))?");

    private GapsText() {}

    static String of(SparseHistogram gapsUs) {
        StringJoiner text = new StringJoiner(" ");
        gapsUs.inOrder((us, count) -> text.add(count == 1 ? Long.toString(us) : us + "x" + count));
        return text.toString();
    }

    /** Reads a cell; empty if it holds anything else. */
    static Optional<SparseHistogram> read(String cell) {
        SparseHistogram gapsUs = new SparseHistogram();
        if (cell.isEmpty()) {
            return Optional.of(gapsUs);
        }
        for (String gap : cell.split(" ", -1)) {
            Matcher matcher = GAP.matcher(gap);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            int count = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
            gapsUs.record(Long.parseLong(matcher.group(1)), count);
        }
        return Optional.of(gapsUs);
    }
}
