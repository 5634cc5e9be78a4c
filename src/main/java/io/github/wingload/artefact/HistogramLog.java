package io.github.wingload.artefact;

import io.github.wingload.plan.Task;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.SecondStats;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Distributions second by second, in HdrHistogram's log format 1.3, which its standard readers open.
 *
 * <p>Values are microseconds; the column of maxima is in milliseconds. Starts are seconds from time zero, which is the base
 * time. Tags: {@code ok.response}, {@code ok.service}, {@code fail.response}, {@code lag}, {@code connect}, {@code ttfb}, and
 * for each task {@code <name>.ok.response}. A second without values of a tag has no line for it.
 *
 * <p>Makes text and writes no files. Used by one thread.
 */
final class HistogramLog {

    private static final double US_PER_MS = 1_000.0;

    private final List<String> taskTags;

    HistogramLog(List<Task> tasks) {
        taskTags = taskTags(tasks);
    }

    /** The head of the file. */
    byte[] begin(String version, Instant start) {
        return text(log -> {
            long startMs = start.toEpochMilli();
            log.outputComment("[wingload " + version + ", times in microseconds]");
            log.outputLogFormatVersion();
            log.outputBaseTime(startMs);
            log.setBaseTime(startMs);
            log.outputStartTime(startMs);
            log.outputLegend();
        });
    }

    /** The lines of one second. */
    byte[] lines(SecondStats second) {
        return text(log -> {
            CallStats aggregated = second.aggregated();
            line(log, second, "ok.response", aggregated.ok().response());
            line(log, second, "ok.service", aggregated.ok().service());
            line(log, second, "fail.response", aggregated.failed().response());
            line(log, second, "lag", second.phases().lateness());
            line(log, second, "connect", second.phases().connect());
            line(log, second, "ttfb", second.phases().firstByte());
            for (int i = 0; i < taskTags.size(); i++) {
                line(log, second, taskTags.get(i), second.tasks().get(i).ok().response());
            }
        });
    }

    private static void line(HistogramLogWriter log, SecondStats second, String tag, Durations durations) {
        if (durations.count() == 0) {
            return;
        }
        Histogram tagged = durations.histogram().copy();
        tagged.setTag(tag);
        log.outputIntervalHistogram(second.startNs() / 1e9, second.endNs() / 1e9, tagged, US_PER_MS);
    }

    private static byte[] text(Consumer<HistogramLogWriter> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        lines.accept(new HistogramLogWriter(print));
        print.flush();
        return bytes.toByteArray();
    }

    /** The standard reader fails on a tag with a comma or a blank, so unusual characters are replaced. Each task has its own tag. */
    private static List<String> taskTags(List<Task> tasks) {
        List<String> safe = tasks.stream()
                .map(task -> task.name().replaceAll("[^A-Za-z0-9._-]", "_"))
                .toList();
        return CallsCsv.distinct(safe).stream()
                .map(name -> name + ".ok.response")
                .toList();
    }
}
