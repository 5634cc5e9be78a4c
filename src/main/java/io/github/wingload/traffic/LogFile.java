package io.github.wingload.traffic;

import com.opencsv.RFC4180Parser;
import com.opencsv.RFC4180ParserBuilder;
import io.github.wingload.foreign.BoundedRead;
import io.github.wingload.text.CsvLine;
import io.github.wingload.text.Fault;
import io.github.wingload.text.Figures;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A log of requests, read into rows of samples.
 *
 * <p>The first line that is not blank decides on the format: an access log, JSON in each line, an archive of a browser (HAR), CSV with
 * names in its first line, or the CSV of {@code vegeta encode}, which has none.
 */
public final class LogFile {

    /** The most characters of a line that is read; longer ones are left out. */
    static final int LONGEST_LINE = 1_000_000;

    static final int MOST_REQUESTS = 2_000_000;
    private static final int MOST_HAR_BYTES = 256 << 20;
    private static final int SHOWN = 3;

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What {@code vegeta encode --to csv} writes. */
    private static final List<String> VEGETA = List.of(
            "timestamp",
            "code",
            "latency",
            "bytes_out",
            "bytes_in",
            "error",
            "answer",
            "attack",
            "seq",
            "method",
            "url",
            "headers");

    private final Masking masking = new Masking();
    private final StringBuilder rows = new StringBuilder(String.join(",", LoggedRequest.COLUMNS)).append('\n');
    private final List<String> unreadable = new ArrayList<>();
    private final RFC4180Parser csv = new RFC4180ParserBuilder().build();
    private Optional<List<String>> columns = Optional.empty();
    private boolean access;
    private long requests;
    private long leftOut;
    private long lines;
    private long firstNs = Long.MAX_VALUE;
    private long lastNs = Long.MIN_VALUE;

    private LogFile() {}

    /**
     * The requests of a log.
     *
     * @param csv rows with the columns time, method, path, key, status, ms and body; time in seconds since 1970, or since the start of
     *     the log
     * @param requests how many rows there are; 1 or more
     * @param seconds from the first request to the last
     * @param leftOut lines that are no request
     * @param examples the first of these, by their numbers
     * @param masked how many values of secrets were replaced
     */
    public record Imported(
            String csv, long requests, double seconds, long leftOut, List<String> examples, long masked) {}

    /**
     * Reads a log.
     *
     * @throws Fault if it has no request, or too many
     * @throws IOException if it cannot be read
     */
    public static Imported read(Path file) throws IOException {
        LogFile log = new LogFile();
        if (isHar(file)) {
            log.har(BoundedRead.ofFile(file, MOST_HAR_BYTES));
        } else {
            try (InputStream in = BoundedRead.open(file)) {
                log.lines(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        }
        if (log.requests == 0) {
            throw new Fault(
                    file + " has no request that can be read"
                            + (log.unreadable.isEmpty() ? "" : "; the first line is: " + log.unreadable.get(0)),
                    "Give an access log (common, combined), JSON lines of Envoy, Istio, nginx, k6 or vegeta, a HAR, a calls.csv, or"
                            + " CSV with the columns time and path.");
        }
        return new Imported(
                log.rows.toString(),
                log.requests,
                (log.lastNs - log.firstNs) / 1e9,
                log.leftOut,
                List.copyOf(log.unreadable),
                log.masking.masked());
    }

    /** An archive is one document that begins with its log. */
    private static boolean isHar(Path file) throws IOException {
        try (InputStream in = BoundedRead.open(file)) {
            String start = new String(in.readNBytes(4096), StandardCharsets.UTF_8);
            return start.matches("(?s)\\ufeff?\\s*+\\{\\s*+\"log\"\\s*+:\\s*+\\{.*");
        }
    }

    private void har(byte[] bytes) {
        JsonNode entries;
        try {
            entries = JSON.readTree(bytes).path("log").path("entries");
        } catch (JacksonException broken) {
            throw new Fault("the archive is not JSON: " + broken.getOriginalMessage(), "Export it again.");
        }
        for (JsonNode entry : entries) {
            lines++;
            JsonNode request = entry.path("request");
            Map<String, String> values = new HashMap<>();
            put(values, "starteddatetime", entry.path("startedDateTime"));
            put(values, "duration", entry.path("time"));
            put(values, "method", request.path("method"));
            put(values, "url", request.path("url"));
            put(values, "status", entry.path("response").path("status"));
            put(values, "body", request.path("postData").path("text"));
            take(new LogFields(values).request(masking), () -> "entry " + lines);
        }
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
    }

    private void line(String raw, boolean tooLong) {
        lines++;
        String line = lines == 1 && raw.startsWith("\ufeff") ? raw.substring(1) : raw;
        if (line.isBlank()) {
            return;
        }
        if (tooLong) {
            leaveOut("line " + lines + ": longer than " + Figures.count(LONGEST_LINE) + " characters");
            return;
        }
        if (line.stripLeading().startsWith("{")) {
            json(line);
        } else if (!csvLine(line)) {
            Optional<LoggedRequest> request = AccessLine.read(line, masking);
            access |= request.isPresent();
            take(request, () -> shown(line));
        }
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

    /** True if the line is a row, or names the columns. */
    private boolean csvLine(String line) {
        if (access || !line.contains(",")) {
            return false;
        }
        List<String> cells;
        try {
            cells = Arrays.asList(csv.parseLine(line.strip()));
        } catch (IOException unbalanced) {
            return false;
        }
        if (columns.isEmpty()) {
            List<String> names = cells.stream()
                    .map(name -> name.strip().toLowerCase(Locale.ROOT).replace(' ', '_'))
                    .toList();
            if (cells.size() == VEGETA.size() && cells.get(0).matches("[0-9]{19}")) {
                columns = Optional.of(VEGETA);
            } else if (names.stream().anyMatch(LogFile::isTime)) {
                columns = Optional.of(names);
                return true;
            } else {
                return false;
            }
        }
        List<String> names = columns.get();
        if (cells.size() != names.size()) {
            leaveOut(shown(line));
            return true;
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), cells.get(i).strip());
        }
        take(values, line);
        return true;
    }

    private static boolean isTime(String column) {
        return List.of("time", "timestamp", "start_time", "intended_us", "ts").contains(column);
    }

    private void take(Map<String, String> values, String line) {
        LogFields fields = new LogFields(values);
        if (!fields.other()) {
            take(fields.request(masking), () -> shown(line));
        }
    }

    private void take(Optional<LoggedRequest> request, Supplier<String> otherwise) {
        if (request.isEmpty()) {
            leaveOut(otherwise.get());
            return;
        }
        if (++requests > MOST_REQUESTS) {
            throw new Fault(
                    "the log has more than " + Figures.count(MOST_REQUESTS) + " requests", "Import a part of it.");
        }
        firstNs = Math.min(firstNs, request.get().startNs());
        lastNs = Math.max(lastNs, request.get().startNs());
        rows.append(CsvLine.of(request.get().cells())).append('\n');
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
        return "line " + lines + ": " + start.replaceFirst("\\?.*", "?…");
    }
}
