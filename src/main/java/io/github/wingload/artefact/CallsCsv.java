package io.github.wingload.artefact;

import static io.github.wingload.exchange.Times.NEVER;

import com.opencsv.ICSVWriter;
import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classification;
import io.github.wingload.exchange.Classification.CacheResult;
import io.github.wingload.exchange.StreamedAnswer;
import io.github.wingload.exchange.Times;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code calls.csv}: a line for each ended call, its times in whole microseconds from time zero.
 *
 * <p>RFC 4180 in UTF-8, but lines end in LF alone; a cell with a comma, a quote or a line break is quoted. A time that
 * does not exist is an empty cell. The outcome is the call's failure class, so that the call can be read back. Keys and
 * errors are cut at {@value #LONGEST_TEXT} characters.
 *
 * <p>Makes text and writes no files. Used by one thread.
 */
final class CallsCsv {

    /** In characters; the recorder cuts errors at the same length. */
    static final int LONGEST_TEXT = 500;

    private static final long NS_PER_US = 1_000;

    private final List<String> tasks;
    private final boolean pairs;

    CallsCsv(Plan plan) {
        tasks = taskNames(plan.tasks());
        pairs = plan.compares();
    }

    /** What the tasks are called in the file: their names, with {@code -2} to the second of the same name. */
    static List<String> taskNames(List<Task> tasks) {
        return distinct(tasks.stream().map(Task::name).toList());
    }

    /** Names made distinct: the second of the same name gets {@code -2}, the third {@code -3}. */
    static List<String> distinct(List<String> names) {
        Set<String> taken = new HashSet<>();
        List<String> distinct = new ArrayList<>();
        for (String name : names) {
            String unique = name;
            for (int number = 2; !taken.add(unique); number++) {
                unique = name + "-" + number;
            }
            distinct.add(unique);
        }
        return distinct;
    }

    /** The header line. */
    byte[] header() {
        return text().row(columns(CallColumn.labels())).bytes();
    }

    /** The lines of these calls, in their order. */
    byte[] lines(List<Call> calls) {
        CsvText text = text();
        calls.forEach(call -> text.row(columns(cells(call))));
        return text.bytes();
    }

    /** The cells of the columns that the file has: those of the pairs, which are the last, only in a comparison. */
    private List<String> columns(List<String> all) {
        return pairs ? all : all.subList(0, all.size() - 1);
    }

    private static CsvText text() {
        return new CsvText(ICSVWriter.DEFAULT_LINE_END);
    }

    private List<String> cells(Call call) {
        Times times = call.times();
        boolean connected = !call.reused() && times.connectedNs() != NEVER;
        Classification detail = call.classification();
        StreamedAnswer stream = call.stream();
        return List.of(
                tasks.get(call.task()),
                us(call.intendedNs()),
                us(times.startedNs()),
                us(connected ? times.connectedNs() - times.leasedNs() : NEVER),
                us(times.sentNs()),
                // Most bodies go out with the head.
                us(times.bodySentNs() == times.sentNs() ? NEVER : times.bodySentNs()),
                us(times.firstByteNs()),
                us(times.endNs()),
                us(call.upstreamNs()),
                call.failureClass().label(),
                call.status() == 0 ? "" : Integer.toString(call.status()),
                Long.toString(call.bytes()),
                cut(call.key()),
                call.payload().digestText(),
                cut(call.error()),
                call.mutation(),
                detail.cache() == CacheResult.UNKNOWN ? "" : cacheWord(detail.cache()),
                detail.items() == 0 ? "" : Integer.toString(detail.items()),
                detail.items() == 0 ? "" : Integer.toString(detail.itemsOk()),
                call.stalledNs() == 0 ? "" : us(call.stalledNs()),
                us(stream.firstEventNs()),
                us(stream.firstTokenNs()),
                us(stream.firstOutputNs()),
                us(stream.lastNs()),
                stream.any() ? Long.toString(stream.events()) : "",
                stream.any() ? Long.toString(stream.tokenEvents()) : "",
                tokens(stream.outputTokens()),
                tokens(stream.inputTokens()),
                tokens(stream.cachedTokens()),
                us(stream.longestGapNs()),
                stream.finishReason(),
                stream.textDigest() == 0 ? "" : HexFormat.of().toHexDigits(stream.textDigest()),
                GapsText.of(stream.gapsUs()),
                call.ids().trace(),
                call.ids().request(),
                call.pair() == Call.NO_PAIR ? "" : Long.toString(call.pair()));
    }

    /** The result's name in the file. */
    static String cacheWord(CacheResult result) {
        return result.name().toLowerCase(Locale.ROOT);
    }

    private static String tokens(long number) {
        return number == StreamedAnswer.UNKNOWN ? "" : Long.toString(number);
    }

    private static String us(long ns) {
        return ns == NEVER ? "" : Long.toString(Math.floorDiv(ns + NS_PER_US / 2, NS_PER_US));
    }

    /** Cuts a text that is too long, never within a surrogate pair. */
    private static String cut(String value) {
        if (value.length() <= LONGEST_TEXT) {
            return value;
        }
        boolean through = Character.isHighSurrogate(value.charAt(LONGEST_TEXT - 1));
        return value.substring(0, through ? LONGEST_TEXT - 1 : LONGEST_TEXT);
    }
}
