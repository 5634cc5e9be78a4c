package io.github.wingload.cli;

import io.github.wingload.artefact.LocustFailures;
import io.github.wingload.artefact.LocustTable;
import io.github.wingload.artefact.LocustTableReader;
import io.github.wingload.artefact.RunName;
import io.github.wingload.artefact.SavedRun;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.diff.ComparedRun;
import io.github.wingload.diff.Evidence;
import io.github.wingload.diff.RowName;
import io.github.wingload.diff.RunTally;
import io.github.wingload.diff.TableEvidence;
import io.github.wingload.diff.Yardstick;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Plan;
import io.github.wingload.result.Analysis;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A run on disk that is to be compared: what it was is known, its calls are not read yet. */
sealed interface NamedRun permits NamedRun.OfDirectory, NamedRun.OfTable {

    /**
     * Finds a run, and reads what it was.
     *
     * @param name as the user wrote it
     * @param results where runs are looked for by name
     * @throws UnreadableRunException if it is not there, or is none
     */
    static NamedRun open(String name, Path results) throws UnreadableRunException {
        RunName.Place place = RunName.find(name, results);
        if (place instanceof RunName.Directory) {
            return new OfDirectory(name, SavedRun.read(place.path()));
        }
        LocustTable table = LocustTableReader.read(place.path());
        return new OfTable(
                name,
                place.path(),
                table,
                LocustFailures.beside(place.path(), table.aggregated().failures()));
    }

    /** What ran; empty if nobody knows. */
    Optional<Plan> plan();

    /** Which calls' times it tells apart. */
    Calls times();

    /**
     * The run, measured.
     *
     * @param warn is told what is not as it should be with its files
     * @throws UnreadableRunException if its calls cannot be read
     */
    ComparedRun compared(Yardstick yardstick, Consumer<String> warn) throws UnreadableRunException;

    /** A run of ours. */
    record OfDirectory(String name, SavedRun saved) implements NamedRun {

        @Override
        public Optional<Plan> plan() {
            return Optional.of(saved.manifest().plan());
        }

        @Override
        public Calls times() {
            return Calls.OK;
        }

        @Override
        public ComparedRun compared(Yardstick yardstick, Consumer<String> warn) throws UnreadableRunException {
            if (!saved.callsKept()) {
                warn.accept(name + " did not keep its calls: only the intervals of its report are known.");
                return ComparedRun.reported(name, saved.report());
            }
            RunTally tally = new RunTally(saved.manifest().plan(), yardstick);
            Analysis report = saved.fromCalls(tally::record);
            saved.remarks().forEach(warn);
            return tally.run(name, report);
        }
    }

    /** A table of Locust's. */
    record OfTable(String name, Path file, LocustTable table, LocustFailures failures) implements NamedRun {

        @Override
        public Optional<Plan> plan() {
            return Optional.empty();
        }

        @Override
        public Calls times() {
            return Calls.SENT;
        }

        @Override
        public ComparedRun compared(Yardstick yardstick, Consumer<String> warn) {
            table.warnings().forEach(warn);
            failures.warnings().forEach(warn);
            Map<RowName, Evidence> rows = new LinkedHashMap<>();
            table.rows()
                    .forEach(row -> rows.put(
                            RowName.named(row.method(), row.name()), new TableEvidence(row, Optional.empty())));
            return ComparedRun.table(
                    name,
                    table.aggregated().seconds(),
                    rows,
                    new TableEvidence(table.aggregated(), failures.byClass()));
        }
    }
}
