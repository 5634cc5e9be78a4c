package io.github.wingload.artefact;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads {@code calls.csv}, of any length, call by call.
 *
 * <p>Columns are found by their names, in any order; unknown columns are ignored. A last line without its line end is left
 * out: it was being written when the run was killed. Damaged lines are counted and reported, and the others are read.
 */
final class CallsCsvReader {

    /** The number of damaged lines that are reported individually. */
    static final int REPORTED = 5;

    private final CallLine line;
    private final List<DamagedLine> firstDamaged = new ArrayList<>();

    /** Damaged lines since an unclosed quote. If no call follows, they are the truncated end of the file. */
    private final List<DamagedLine> afterOpenQuote = new ArrayList<>();

    private long calls;
    private long damaged;

    /**
     * The result of reading a file.
     *
     * @param calls number of calls that were read
     * @param damaged number of damaged lines, which were left out
     * @param firstDamaged the first few of them
     * @param cut true if the file ends in the middle of a line, because its writer was killed
     */
    record CallsRead(long calls, long damaged, List<DamagedLine> firstDamaged, boolean cut) {

        CallsRead {
            firstDamaged = List.copyOf(firstDamaged);
        }
    }

    /**
     * A line that could not be read.
     *
     * @param line its number, from 1
     * @param reason why it is damaged, for people
     */
    record DamagedLine(long line, String reason) {}

    private CallsCsvReader(CallLine line) {
        this.line = line;
    }

    /**
     * Reads the calls, in the order of the file.
     *
     * @param file to be read
     * @param tasks of the plan that ran
     * @param eachCall receives each call, without its body excerpt and without connection times that the file does not have
     * @throws UnreadableRunException if the file cannot be read, or lacks a required column
     */
    static CallsRead read(Path file, List<Task> tasks, Consumer<Call> eachCall) throws UnreadableRunException {
        try (CsvRecords records = new CsvRecords(file)) {
            if (records.next() != CsvRecords.Found.RECORD) {
                throw new UnreadableRunException(file, "it has no header line");
            }
            List<String> columns = records.cells();
            List<String> missing = CallColumn.REQUIRED.stream()
                    .map(CallColumn::label)
                    .filter(name -> !columns.contains(name))
                    .toList();
            if (!missing.isEmpty()) {
                throw new UnreadableRunException(file, "its first line lacks the column " + String.join(", ", missing));
            }
            return new CallsCsvReader(new CallLine(columns, tasks)).read(records, eachCall);
        } catch (IOException failure) {
            throw UnreadableRunException.of(file, failure);
        }
    }

    private CallsRead read(CsvRecords records, Consumer<Call> eachCall) throws IOException {
        while (true) {
            switch (records.next()) {
                case RECORD -> call(records).ifPresent(eachCall);
                case BROKEN ->
                    damaged(new DamagedLine(records.line(), "a quote is misplaced, or the line is too long"));
                case UNCLOSED -> afterOpenQuote.add(new DamagedLine(records.line(), "a quote is not closed"));
                case CUT -> {
                    return new CallsRead(calls, damaged, firstDamaged, true);
                }
                case END -> {
                    return new CallsRead(calls, damaged, firstDamaged, !afterOpenQuote.isEmpty());
                }
            }
        }
    }

    private Optional<Call> call(CsvRecords records) {
        try {
            Call call = line.call(records.cells());
            afterOpenQuote.forEach(this::report);
            afterOpenQuote.clear();
            calls++;
            return Optional.of(call);
        } catch (IllegalArgumentException notACall) {
            damaged(new DamagedLine(records.line(), String.valueOf(notACall.getMessage())));
            return Optional.empty();
        }
    }

    private void damaged(DamagedLine line) {
        if (afterOpenQuote.isEmpty()) {
            report(line);
        } else {
            afterOpenQuote.add(line);
        }
    }

    private void report(DamagedLine line) {
        damaged++;
        if (firstDamaged.size() < REPORTED) {
            firstDamaged.add(line);
        }
    }
}
