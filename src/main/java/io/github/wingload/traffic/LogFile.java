package io.github.wingload.traffic;

import io.github.wingload.foreign.BoundedRead;
import io.github.wingload.text.Fault;
import io.github.wingload.text.Figures;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A log of requests, read line by line into rows of samples in the order of their times.
 *
 * <p>The first line that is not blank decides on the format: an access log, JSON in each line, an archive of a browser (HAR), CSV with
 * names in its first line, or the CSV of {@code vegeta encode}, which has none.
 */
public final class LogFile {

    /** The most characters of a line that is read; longer ones are left out. */
    static final int LONGEST_LINE = 1_000_000;

    private static final int SHOWN = 3;

    /** How many pairs of a comparison are remembered: more than are ever in flight, so that the second call of a pair finds the first. */
    private static final int PAIRS = 100_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Masking masking = new Masking();
    private final SortedRequests sorted;
    private final List<String> unreadable = new ArrayList<>();
    private Optional<CsvLog> csv = Optional.empty();
    private boolean access;
    private long requests;
    private long leftOut;
    private long paired;
    private final Set<String> pairs = new LinkedHashSet<>();
    private long lines;
    private long firstNs = Long.MAX_VALUE;
    private long lastNs = Long.MIN_VALUE;

    private LogFile(SortedRequests sorted) {
        this.sorted = sorted;
    }

    /**
     * The requests of a log. They may be in a temporary file until they are closed.
     *
     * @param sorted the requests
     * @param requests how many there are; 1 or more
     * @param seconds from the first request to the last
     * @param leftOut lines that are no request
     * @param examples the first of these, by their numbers
     * @param masked how many values of secrets were replaced
     * @param paired calls of a comparison that are not among the requests, because another call of their pair is
     */
    public record Imported(
            SortedRequests sorted,
            long requests,
            double seconds,
            long leftOut,
            List<String> examples,
            long masked,
            long paired)
            implements Closeable {

        /**
         * Writes CSV with the columns time, method, path, key, status, ms and body, in the order of time. The time is in seconds since
         * 1970, or since the start of the log.
         */
        public void writeTo(OutputStream out) throws IOException {
            out.write((String.join(",", LoggedRequest.COLUMNS) + "\n").getBytes(StandardCharsets.UTF_8));
            sorted.writeTo(out);
        }

        @Override
        public void close() throws IOException {
            sorted.close();
        }
    }

    /**
     * Reads a log of any length.
     *
     * @param directory for a temporary file, which is as large as the requests; a small log needs none
     * @throws Fault if it has no request, or the temporary file cannot be written
     * @throws IOException if it cannot be read
     */
    public static Imported read(Path file, Path directory) throws IOException {
        return read(file, new SortedRequests(directory, SortedRequests.PART_BYTES));
    }

    /** @param sorted receives the requests; it is closed if there is none */
    static Imported read(Path file, SortedRequests sorted) throws IOException {
        try {
            return new LogFile(sorted).requests(file);
        } catch (Fault | IOException failure) {
            sorted.close();
            throw failure;
        }
    }

    private Imported requests(Path file) throws IOException {
        boolean archive = isHar(file);
        try (InputStream in = BoundedRead.open(file)) {
            if (archive) {
                HarEntries.read(in, this::entry);
            } else {
                lines(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        }
        if (requests == 0) {
            throw new Fault(
                    file + " has no request that can be read"
                            + (unreadable.isEmpty() ? "" : "; the first line is: " + unreadable.get(0)),
                    "Give an access log (common, combined), JSON lines of Envoy, Istio, nginx, k6 or vegeta, a HAR, a calls.csv, or"
                            + " CSV with the columns time and path.");
        }
        return new Imported(
                sorted, requests, (lastNs - firstNs) / 1e9, leftOut, List.copyOf(unreadable), masking.masked(), paired);
    }

    /** An archive is one document that begins with its log. */
    private static boolean isHar(Path file) throws IOException {
        try (InputStream in = BoundedRead.open(file)) {
            String start = new String(in.readNBytes(4096), StandardCharsets.UTF_8);
            return start.matches("(?s)\\ufeff?\\s*+\\{\\s*+\"log\"\\s*+:\\s*+\\{.*");
        }
    }

    private void entry(Map<String, String> values) {
        lines++;
        take(new LogFields(values).request(masking), () -> "entry " + lines);
    }

    private static void put(Map<String, String> values, String name, JsonNode value) {
        if (value.isValueNode() && !value.isNull()) {
            values.put(name, value.asString());
        }
    }

    private void lines(Reader text) throws IOException {
        StringBuilder line = new StringBuilder();
        boolean tooLong = false;
        char[] buffer = new char[1 << 16];
        for (int count = text.read(buffer); count >= 0; count = text.read(buffer)) {
            for (int i = 0; i < count; i++) {
                if (buffer[i] == '\n') {
                    line(line.toString(), tooLong);
                    line.setLength(0);
                    tooLong = false;
                } else if (line.length() < LONGEST_LINE) {
                    line.append(buffer[i]);
                } else {
                    tooLong = true;
                }
            }
        }
        line(line.toString(), tooLong);
        csv.filter(CsvLog::begun).ifPresent(this::row);
    }

    private void line(String raw, boolean tooLong) {
        lines++;
        String line = lines == 1 && raw.startsWith("\ufeff") ? raw.substring(1) : raw;
        if (tooLong) {
            leaveOut("line " + lines + ": longer than " + Figures.count(LONGEST_LINE) + " characters");
            return;
        }
        if (line.isBlank() && csv.filter(CsvLog::begun).isEmpty()) {
            return;
        }
        if (csv.isPresent()) {
            csv.filter(rows -> rows.add(line)).ifPresent(this::row);
        } else if (line.stripLeading().startsWith("{")) {
            json(line);
        } else {
            accessOrFirst(line);
        }
    }

    /** A line of an access log, or the first one of a CSV file. */
    private void accessOrFirst(String line) {
        Optional<LoggedRequest> request = AccessLine.read(line, masking);
        access |= request.isPresent();
        if (!access) {
            csv = CsvLog.beginning(line);
        }
        if (csv.isEmpty()) {
            take(request, () -> shown(line));
        } else {
            csv.filter(rows -> !rows.named() && rows.add(line)).ifPresent(this::row);
        }
    }

    private void row(CsvLog rows) {
        String text = rows.text();
        rows.values(text).ifPresentOrElse(values -> take(values, text), () -> leaveOut(shown(text)));
    }

    private void json(String line) {
        Map<String, String> values = new HashMap<>();
        try {
            JsonNode object = JSON.readTree(line);
            addAll(values, object);
            // k6 has the figures of a point under data, and what they belong to under tags.
            addAll(values, object.path("data"));
            addAll(values, object.path("data").path("tags"));
        } catch (JacksonException broken) {
            leaveOut(shown(line));
            return;
        }
        if (values.containsKey("latency") && values.containsKey("body")) {
            // vegeta has the body of the answer.
            values.remove("body");
        }
        take(values, line);
    }

    private static void addAll(Map<String, String> values, JsonNode object) {
        object.propertyStream()
                .forEach(field -> put(values, field.getKey().toLowerCase(Locale.ROOT), field.getValue()));
    }

    private void take(Map<String, String> values, String line) {
        LogFields fields = new LogFields(values);
        if (fields.pair().filter(this::known).isPresent()) {
            paired++;
        } else if (!fields.other()) {
            take(fields.request(masking), () -> shown(line));
        }
    }

    /**
     * True if a call of this pair was read before. All calls of a pair have the same row: sent again by a comparison, each of them would
     * make a pair of its own.
     */
    private boolean known(String pair) {
        boolean added = pairs.add(pair);
        if (pairs.size() > PAIRS) {
            pairs.remove(pairs.iterator().next());
        }
        return !added;
    }

    private void take(Optional<LoggedRequest> request, Supplier<String> otherwise) {
        if (request.isEmpty()) {
            leaveOut(otherwise.get());
            return;
        }
        requests++;
        firstNs = Math.min(firstNs, request.get().startNs());
        lastNs = Math.max(lastNs, request.get().startNs());
        sorted.add(request.get());
    }

    private void leaveOut(String example) {
        leftOut++;
        if (unreadable.size() < SHOWN) {
            unreadable.add(example);
        }
    }

    /** A line may hold secrets, so only its beginning is shown, without a query; of JSON nothing, because any name may come first. */
    private String shown(String line) {
        if (line.stripLeading().startsWith("{")) {
            return "line " + lines + ": {…";
        }
        String start = line.substring(0, Math.min(60, line.length()));
        return "line " + lines + ": " + start.replaceFirst("(?s)[?\n].*", "…");
    }
}
