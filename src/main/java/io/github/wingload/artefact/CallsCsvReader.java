package io.github.wingload.artefact;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.task.Task;
import java.io.Closeable;
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
public final class CallsCsvReader implements Closeable {

    /** The number of damaged lines that are reported individually. */
    static final int REPORTED = 5;

    private final CsvRecords records;
    private final CallLine line;
    private final List<DamagedLine> firstDamaged = new ArrayList<>();

    /** Damaged lines since an unclosed quote. If no call follows, they are the truncated end of the file. */
    private final List<DamagedLine> afterOpenQuote = new ArrayList<>();

    private long calls;
    private long damaged;
    private boolean ended;
    private boolean cut;

    /**
     * The result of reading a file.
     *
     * @param calls number of calls that were read
     * @param damaged number of damaged lines, which were left out
     * @param firstDamaged the first few of them
     * @param cut true if the file ends in the middle of a line, because its writer was killed
     */
    public record CallsRead(long calls, long damaged, List<DamagedLine> firstDamaged, boolean cut) {

        public CallsRead {
            firstDamaged = List.copyOf(firstDamaged);
        }
    }

    /**
     * A line that could not be read.
     *
     * @param line its number, from 1
     * @param reason why it is damaged, for people
     */
    public record DamagedLine(long line, String reason) {}

    private CallsCsvReader(CsvRecords records, CallLine line) {
        this.records = records;
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
        try (CallsCsvReader reader = open(file, tasks)) {
            for (Optional<Call> call = reader.next(); call.isPresent(); call = reader.next()) {
                eachCall.accept(call.get());
            }
            return reader.soFar();
        } catch (IOException failure) {
            throw UnreadableRunException.of(file, failure);
        }
    }

    /**
     * Opens a file and reads its header line.
     *
     * @throws UnreadableRunException if the file cannot be read, or lacks a required column
     */
    static CallsCsvReader open(Path file, List<Task> tasks) throws UnreadableRunException {
        try {
            CsvRecords records = new CsvRecords(file);
            try {
                return new CallsCsvReader(records, header(file, records, tasks));
            } catch (IOException failure) {
                records.close();
                throw failure;
            }
        } catch (UnreadableRunException refused) {
            throw refused;
        } catch (IOException failure) {
            throw UnreadableRunException.of(file, failure);
        }
    }

    private static CallLine header(Path file, CsvRecords records, List<Task> tasks)
            throws IOException, UnreadableRunException {
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
        return new CallLine(columns, tasks);
    }

    /**
     * The next call of the file; empty after the last.
     *
     * @throws IOException if the file cannot be read
     */
    public Optional<Call> next() throws IOException {
        while (!ended) {
            switch (records.next()) {
                case RECORD -> {
                    Optional<Call> call = call(records);
                    if (call.isPresent()) {
                        return call;
                    }
                }
                case BROKEN ->
                    damaged(new DamagedLine(records.line(), "a quote is misplaced, or the line is too long"));
                case UNCLOSED -> afterOpenQuote.add(new DamagedLine(records.line(), "a quote is not closed"));
                case CUT -> {
                    ended = true;
                    cut = true;
                }
                case END -> {
                    ended = true;
                    cut = !afterOpenQuote.isEmpty();
                }
            }
        }
        return Optional.empty();
    }

    /** What was read so far. */
    public CallsRead soFar() {
        return new CallsRead(calls, damaged, firstDamaged, cut);
    }

    @Override
    public void close() throws IOException {
        records.close();
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
