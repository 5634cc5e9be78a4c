package io.github.wingload.sweep.saved;

import io.github.wingload.artefact.SavedRun;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.foreign.BoundedRead;
import io.github.wingload.result.Analysis;
import io.github.wingload.sweep.CapacitySearch;
import io.github.wingload.sweep.CapacitySearch.End;
import io.github.wingload.sweep.Level;
import io.github.wingload.sweep.Sweep;
import io.github.wingload.sweep.SweptLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the directory of a sweep. {@code sweep.json} tells which runs there are, and what a search has found; all figures come
 * from the directories of the runs.
 */
public final class SavedSweep {

    /** The file that makes a directory that of a sweep. */
    public static final String FILE = "sweep.json";

    private static final int SCHEMA_VERSION = 1;
    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_RUNS = 1_000;

    /** A run is in a directory of the scenario's name. */
    private static final int DEPTH = 2;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path directory;
    private final List<String> problems = new ArrayList<>();

    private SavedSweep(Path directory) {
        this.directory = directory;
    }

    /** The directory of the sweep that a user names by it or by its {@code sweep.json}; empty if the name is that of something else. */
    public static Optional<Path> directory(Path named) {
        if (Files.isDirectory(named)) {
            return Files.exists(named.resolve(FILE)) ? Optional.of(named) : Optional.empty();
        }
        return named.endsWith(FILE) && Files.exists(named)
                ? Optional.ofNullable(named.toAbsolutePath().getParent())
                : Optional.empty();
    }

    /**
     * Reads a sweep.
     *
     * @throws UnreadableRunException if {@code sweep.json} or the report of one of its runs cannot be read; the message has all problems of {@code
     *     sweep.json}
     */
    public static Sweep read(Path directory) throws UnreadableRunException {
        Path file = directory.resolve(FILE);
        try {
            return new SavedSweep(directory).sweep(MAPPER.readTree(BoundedRead.ofFile(file, MOST_BYTES)));
        } catch (IOException failure) {
            throw UnreadableRunException.of(file, failure);
        } catch (JacksonException broken) {
            throw new UnreadableRunException(file, "not a sweep.json: " + broken.getOriginalMessage());
        }
    }

    /**
     * A run as {@code sweep.json} has it.
     *
     * @param directory seen from that of the sweep
     */
    private record Run(Level level, boolean confirms, String directory) {}

    private Sweep sweep(JsonNode document) throws UnreadableRunException {
        if (!document.isObject()) {
            throw faulty("not a sweep.json: it is " + (document.isMissingNode() ? "empty" : "not a JSON object"));
        }
        JsonNode version = document.path("schema_version");
        if (!version.isInt()) {
            throw faulty("not a sweep.json: it has no schema_version");
        }
        if (version.intValue() != SCHEMA_VERSION) {
            throw faulty("its schema_version is " + version + ", this wingload reads " + SCHEMA_VERSION);
        }
        String name = text(document, "name", "");
        List<Run> runs = runs(document.path("levels"));
        Optional<Integer> planned = planned(document.path("planned"));
        Optional<CapacitySearch.Result> search = search(document.path("capacity"));
        if (!problems.isEmpty()) {
            throw faulty(String.join("; ", problems));
        }
        List<SweptLevel> levels = new ArrayList<>();
        for (Run run : runs) {
            Analysis analysis =
                    SavedRun.read(directory.resolve(run.directory())).writtenReport();
            levels.add(new SweptLevel(run.level(), run.confirms(), run.directory(), analysis));
        }
        return new Sweep(name, planned, levels, search);
    }

    private UnreadableRunException faulty(String reason) {
        return new UnreadableRunException(directory.resolve(FILE), reason);
    }

    private List<Run> runs(JsonNode levels) throws UnreadableRunException {
        if (!levels.isArray()) {
            problems.add("levels: expected a list");
        }
        if (levels.size() > MOST_RUNS) {
            throw faulty("it has more than " + MOST_RUNS + " levels");
        }
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            String place = "levels[" + i + "].";
            JsonNode level = levels.path(i);
            Optional<Level> load = level(level, "level", place);
            String run = text(level, "directory", place);
            if (!run.isEmpty() && !isBelow(run)) {
                problems.add(place + "directory: expected NAME/RUN, a directory below that of the sweep");
            }
            boolean confirms = flag(level, "confirms", place);
            load.ifPresent(known -> runs.add(new Run(known, confirms, run)));
        }
        return runs;
    }

    private static boolean isBelow(String run) {
        try {
            Path path = Path.of(run);
            return !path.isAbsolute()
                    && path.getNameCount() <= DEPTH
                    && path.equals(path.normalize())
                    && !path.startsWith("..");
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private Optional<Integer> planned(JsonNode count) {
        if (count.isMissingNode()) {
            return Optional.empty();
        }
        if (!count.isInt() || count.intValue() < 0) {
            problems.add("planned: expected a number of levels");
        }
        return Optional.of(count.asInt(0));
    }

    private Optional<CapacitySearch.Result> search(JsonNode capacity) {
        if (capacity.isMissingNode()) {
            return Optional.empty();
        }
        String place = "capacity.";
        String end = text(capacity, "end", place);
        Optional<End> known = Arrays.stream(End.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(end))
                .findFirst();
        if (known.isEmpty() && !end.isEmpty() && !end.equals("not_finished")) {
            problems.add(place + "end: unknown end of a search");
        }
        Optional<Level> passed = optional(capacity, "passed", place);
        if (passed.isEmpty()
                && known.filter(why -> why == End.FOUND || why == End.ABOVE_MOST)
                        .isPresent()) {
            problems.add(place + "passed: a search that has found a level must name it");
        }
        return Optional.of(new CapacitySearch.Result(
                passed, optional(capacity, "failed", place), flag(capacity, "undecided", place), known));
    }

    private Optional<Level> optional(JsonNode parent, String key, String place) {
        return parent.has(key) ? level(parent, key, place) : Optional.empty();
    }

    private Optional<Level> level(JsonNode parent, String key, String place) {
        JsonNode value = parent.path(key);
        Optional<Level> level = value.isString() ? Level.parse(value.stringValue()) : Optional.empty();
        if (level.isEmpty()) {
            problems.add(place + key + ": expected a load such as 8 or 40/s");
        }
        return level;
    }

    /** A text that is not empty; an empty one, with a problem, for anything else. */
    private String text(JsonNode parent, String key, String place) {
        JsonNode value = parent.path(key);
        if (!value.isString() || value.stringValue().isEmpty()) {
            problems.add(place + key + ": expected a text");
            return "";
        }
        return value.stringValue();
    }

    private boolean flag(JsonNode parent, String key, String place) {
        JsonNode value = parent.path(key);
        if (!value.isBoolean()) {
            problems.add(place + key + ": expected true or false");
        }
        return value.asBoolean(false);
    }
}
