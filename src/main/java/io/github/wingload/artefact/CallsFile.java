package io.github.wingload.artefact;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Plan;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code calls.csv} while it grows: calls in from many threads, lines out once a second.
 *
 * <p>Thread rule: {@link #add} from any thread; the others from the one that writes the run's files.
 */
public final class CallsFile {

    private final Path path;
    private final OutputFiles files;
    private final CallsCsv csv;
    private final CallBuffer buffer = new CallBuffer();

    CallsFile(Path path, OutputFiles files, Plan plan) {
        this.path = path;
        this.files = files;
        this.csv = new CallsCsv(plan);
    }

    /** Whether this plan's calls are written, and why. */
    public static CallsDecision decision(Plan plan) {
        return CallsDecision.of(plan);
    }

    /** Begins the file. */
    void begin() {
        files.replace(path, CallsCsv.header());
    }

    /** Takes a call that has ended. Quick: the line is made by {@link #flush}. */
    void add(Call call) {
        buffer.add(call);
    }

    /** Adds the lines of the calls that have come since the last time. */
    void flush() {
        List<Call> calls = buffer.take();
        if (!complete()) {
            return;
        }
        files.append(path, csv.lines(calls));
        if (buffer.overflown()) {
            files.giveUp(path, "calls ended faster than their lines could be written");
        }
    }

    /** True as long as no call's line is missing. */
    boolean complete() {
        return !files.hasError(path);
    }
}
