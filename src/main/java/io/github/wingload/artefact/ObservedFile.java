package io.github.wingload.artefact;

import io.github.wingload.observe.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code NAME_observed.csv} while it grows: readings in from many threads, lines out once a second. There is none where nothing
 * is observed.
 *
 * <p>Thread rule: {@link #add} from any thread; the others from the one that writes the run's files.
 */
final class ObservedFile {

    private final Path path;
    private final OutputFiles files;
    private List<Reading> waiting = new ArrayList<>();

    ObservedFile(Path path, OutputFiles files) {
        this.path = path;
        this.files = files;
    }

    void begin() {
        files.replace(path, ObservedCsv.header());
    }

    synchronized void add(Reading reading) {
        waiting.add(reading);
    }

    /** Adds the lines of the readings that have come since the last time. */
    void flush() {
        List<Reading> readings = take();
        if (!readings.isEmpty()) {
            files.append(path, ObservedCsv.lines(readings));
        }
    }

    private synchronized List<Reading> take() {
        List<Reading> taken = waiting;
        waiting = new ArrayList<>();
        return taken;
    }
}
