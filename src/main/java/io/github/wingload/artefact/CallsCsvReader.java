package io.github.wingload.artefact;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads {@code calls.csv}, of any length, call by call.
 *
 * <p>Columns go by their names; their order, and others beside them, do not matter. A last line without its end is left out:
 * it was being written when the run was killed. Lines that are no calls are counted and told of, the others are read.
 */
public final class CallsCsvReader {

    /** How many damaged lines are told of one by one. */
    static final int TOLD = 5;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final List<Task> tasks;
    private final List<DamagedLine> firstDamaged = new ArrayList<>();

    /** From a quote that nothing closes: the end that was cut, or damage, if a call comes after it. */
    private final List<DamagedLine> afterOpenQuote = new ArrayList<>();

    private long calls;
    private long damaged;

    private CallsCsvReader(List<Task> tasks) {
        this.tasks = tasks;
    }

    /**
     * Hands each call to somebody, in the order of the file.
     *
     * @param file to be read
     * @param tasks of the plan that ran
     * @param eachCall is given a call per line; without body excerpt, and with a connection's times as far as they were kept
     * @throws UnreadableRunException if it cannot be read, or lacks a column that is needed
     */
    public static CallsRead read(Path file, List<Task> tasks, Consumer<Call> eachCall) throws UnreadableRunException {
        try (CsvRecords records = new CsvRecords(Files.newInputStream(file))) {
            return new CallsCsvReader(tasks).read(file, records, eachCall);
        } catch (UnreadableRunException known) {
            throw known;
        } catch (IOException failure) {
            throw new UnreadableRunException(file, IoReason.of(failure), failure);
        }
    }

    private CallsRead read(Path file, CsvRecords records, Consumer<Call> eachCall) throws IOException {
        if (records.next() != CsvRecords.Found.RECORD) {
            throw new UnreadableRunException(file, "it has no line that names its columns", null);
        }
        CallLine line = new CallLine(records, columns(file, records), tasks);
        while (true) {
            switch (records.next()) {
                case RECORD -> {
                    Call call = line.call();
                    if (call == null) {
                        damaged(new DamagedLine(records.line(), line.problem()));
                    } else {
                        afterOpenQuote.forEach(this::tell);
                        afterOpenQuote.clear();
                        calls++;
                        eachCall.accept(call);
                    }
                }
                case BROKEN -> damaged(new DamagedLine(records.line(), "a quote is wrong, or it is too long"));
                case UNCLOSED ->
                    afterOpenQuote.add(new DamagedLine(records.line(), "nothing closes a quote that it opens"));
                case CUT -> {
                    return new CallsRead(calls, damaged, firstDamaged, true);
                }
                case END -> {
                    return new CallsRead(calls, damaged, firstDamaged, !afterOpenQuote.isEmpty());
                }
            }
        }
    }

    private static List<String> columns(Path file, CsvRecords header) throws UnreadableRunException {
        List<String> columns = new ArrayList<>();
        for (int cell = 0; cell < header.cells(); cell++) {
            String name = header.text(cell);
            columns.add(name.startsWith(BYTE_ORDER_MARK) ? name.substring(1) : name);
        }
        List<String> missing = CallColumn.REQUIRED.stream()
                .map(CallColumn::label)
                .filter(name -> !columns.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new UnreadableRunException(
                    file, "its first line names no column " + String.join(", ", missing), null);
        }
        return columns;
    }

    private void damaged(DamagedLine line) {
        if (afterOpenQuote.isEmpty()) {
            tell(line);
        } else {
            afterOpenQuote.add(line);
        }
    }

    private void tell(DamagedLine line) {
        damaged++;
        if (firstDamaged.size() < TOLD) {
            firstDamaged.add(line);
        }
    }
}
