package io.github.wingload.http;

import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.util.CharArrayBuffer;

/** Splits the bytes of a head into lines, in the form that HttpCore's parser expects. Pure. */
final class HeadLines {

    private HeadLines() {}

    /**
     * The status line and one line per header, without line ends; a header that continues on further lines is joined.
     *
     * @param head ends with a line end; the empty line may be missing
     */
    static List<CharArrayBuffer> of(byte[] head) throws MessageConstraintException {
        List<CharArrayBuffer> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == '\n') {
                int end = i > start && head[i - 1] == '\r' ? i - 1 : i;
                if (end > start) {
                    add(lines, head, start, end);
                }
                start = i + 1;
            }
        }
        return lines;
    }

    private static void add(List<CharArrayBuffer> lines, byte[] head, int start, int end)
            throws MessageConstraintException {
        boolean continues = lines.size() > 1 && blank(head[start]);
        if (!continues) {
            CharArrayBuffer line = new CharArrayBuffer(end - start);
            line.append(head, start, end - start);
            lines.add(line);
            return;
        }
        int from = start;
        while (from < end && blank(head[from])) {
            from++;
        }
        CharArrayBuffer line = lines.get(lines.size() - 1);
        if (line.length() + 1 + end - from > HeadReader.MAX_LINE_BYTES) {
            throw HeadReader.lineTooLong();
        }
        line.append(' ');
        line.append(head, from, end - from);
    }

    private static boolean blank(byte b) {
        return b == ' ' || b == '\t';
    }
}
