package io.github.wingload.cli;

import io.github.wingload.diff.MadeUpRun;
import io.github.wingload.report.comparison.SweepJson;
import io.github.wingload.sweep.CapacitySearch;
import io.github.wingload.sweep.Level;
import io.github.wingload.sweep.Sweep;
import io.github.wingload.sweep.SweptLevel;
import io.github.wingload.sweep.saved.SavedSweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A made-up sweep, written as a real one is. */
public final class SweepOnDisk {

    private static final int SECONDS = 300;
    private static final int CALLS = 3_000;

    private final Map<String, MadeUpRun> runs = new LinkedHashMap<>();
    private final Map<String, MadeUpRun> confirmations = new LinkedHashMap<>();
    private Optional<CapacitySearch.Result> search = Optional.empty();
    private Instant start = Instant.parse("2026-11-22T00:00:00Z");

    private SweepOnDisk() {}

    /** @param levels each a load and the time of its calls in milliseconds */
    public static SweepOnDisk of(Object... levels) {
        SweepOnDisk sweep = new SweepOnDisk();
        for (int i = 0; i < levels.length; i += 2) {
            Level level = Level.parse(levels[i].toString()).orElseThrow();
            MadeUpRun run = MadeUpRun.ofSeconds(SECONDS).steady(CALLS, ((Number) levels[i + 1]).doubleValue());
            sweep.runs.put(level.text(), level.ofUsers() ? run.users((int) level.amount()) : run.open());
        }
        return sweep;
    }

    /** The same levels with answers that are streams. */
    public static SweepOnDisk streamed(Object... levels) {
        SweepOnDisk sweep = of(levels);
        for (int i = 0; i < levels.length; i += 2) {
            Level level = Level.parse(levels[i].toString()).orElseThrow();
            MadeUpRun run = MadeUpRun.ofSeconds(SECONDS).users((int) level.amount());
            sweep.runs.put(level.text(), run.streamed(CALLS, ((Number) levels[i + 1]).doubleValue()));
        }
        return sweep;
    }

    /** With a run that confirms a level. */
    public SweepOnDisk confirmed(String level, double tookMs) {
        confirmations.put(
                level,
                MadeUpRun.ofSeconds(2 * SECONDS).steady(2 * CALLS, tookMs).open());
        return this;
    }

    public SweepOnDisk found(CapacitySearch.Result result) {
        search = Optional.of(result);
        return this;
    }

    public SweepOnDisk startedAt(String time) {
        start = Instant.parse(time);
        return this;
    }

    public MadeUpRun run(String level) {
        return runs.get(level);
    }

    /** Writes it; its directory, which is the one given. */
    public Path save(Path directory) throws IOException {
        Files.createDirectories(directory);
        List<SweptLevel> levels = new ArrayList<>();
        for (Map<String, MadeUpRun> made : List.of(runs, confirmations)) {
            for (Map.Entry<String, MadeUpRun> run : made.entrySet()) {
                Path of = RunsOnDisk.save(
                        run.getValue(),
                        directory,
                        start.plusSeconds(SECONDS * levels.size()).toString());
                levels.add(new SweptLevel(
                        Level.parse(run.getKey()).orElseThrow(),
                        made == confirmations,
                        directory.relativize(of).toString(),
                        run.getValue().report()));
            }
        }
        Optional<Integer> planned = search.isPresent() ? Optional.empty() : Optional.of(runs.size());
        Files.writeString(directory.resolve(SavedSweep.FILE), SweepJson.of(new Sweep("demo", planned, levels, search)));
        return directory;
    }
}
