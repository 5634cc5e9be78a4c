package io.github.wingload.artefact;

import static io.github.wingload.exchange.Times.NEVER;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classification;
import io.github.wingload.exchange.Classification.CacheResult;
import io.github.wingload.exchange.Times;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Task;
import io.github.wingload.result.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code calls.csv}: a line for each ended call, its times in whole microseconds from time zero.
 *
 * <p>RFC 4180 in UTF-8, but lines end in LF alone; a cell with a comma, a quote or a line break is quoted. What did not
 * happen is an empty cell. The outcome is the call's failure class, so that the call can be made of its line again. Keys and
 * errors are cut at {@value #LONGEST_TEXT} characters and secrets are cut out of errors.
 *
 * <p>Gives out text; used by one thread.
 */
final class CallsCsv {

    /** As the recorder cuts errors. */
    static final int LONGEST_TEXT = 500;

    private static final long NS_PER_US = 1_000;
    private static final char LINE_END = '\n';
    private static final String NO_DETAIL = ",,,,";

    private final List<String> tasks;
    private final Secrets secrets;

    CallsCsv(Plan plan) {
        tasks = taskNames(plan.tasks());
        secrets = Secrets.of(plan);
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
    static byte[] header() {
        return utf8(String.join(",", CallColumn.labels()) + LINE_END);
    }

    /** The lines of these calls, in their order. */
    byte[] lines(List<Call> calls) {
        StringBuilder text = new StringBuilder(calls.size() * 128);
        calls.forEach(call -> line(text, call));
        return utf8(text.toString());
    }

    private void line(StringBuilder text, Call call) {
        Times times = call.times();
        boolean connected = !call.reused() && times.connectedNs() != NEVER;
        cell(text, tasks.get(call.task())).append(',');
        time(text, call.intendedNs());
        time(text, times.startedNs());
        time(text, connected ? times.connectedNs() - times.leasedNs() : NEVER);
        time(text, times.sentNs());
        time(text, times.firstByteNs());
        time(text, times.endNs());
        time(text, call.upstreamNs());
        text.append(call.failureClass().label()).append(',');
        if (call.status() != 0) {
            text.append(call.status());
        }
        text.append(',').append(call.bytes()).append(',');
        cell(text, cut(call.key())).append(',');
        cell(text, cut(call.error().isEmpty() ? "" : secrets.redact(call.error())));
        detail(text, call);
        text.append(LINE_END);
    }

    private static void detail(StringBuilder text, Call call) {
        if (call.plain()) {
            text.append(NO_DETAIL);
            return;
        }
        Classification detail = call.classification();
        cell(text.append(','), call.mutation()).append(',');
        if (detail.cache() != CacheResult.UNKNOWN) {
            text.append(cacheWord(detail.cache()));
        }
        if (detail.items() == 0) {
            text.append(",,");
        } else {
            text.append(',').append(detail.items()).append(',').append(detail.itemsOk());
        }
    }

    /** The word in the file. */
    static String cacheWord(CacheResult result) {
        return result.name().toLowerCase(Locale.ROOT);
    }

    private static void time(StringBuilder text, long ns) {
        if (ns != NEVER) {
            text.append(Math.floorDiv(ns + NS_PER_US / 2, NS_PER_US));
        }
        text.append(',');
    }

    private static StringBuilder cell(StringBuilder text, String value) {
        return needsQuotes(value)
                ? text.append('"').append(value.replace("\"", "\"\"")).append('"')
                : text.append(value);
    }

    private static boolean needsQuotes(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    /** Cuts what is too long, never through a character that Java keeps as two. */
    private static String cut(String value) {
        if (value.length() <= LONGEST_TEXT) {
            return value;
        }
        boolean through = Character.isHighSurrogate(value.charAt(LONGEST_TEXT - 1));
        return value.substring(0, through ? LONGEST_TEXT - 1 : LONGEST_TEXT);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
