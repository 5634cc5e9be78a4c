package io.github.wingload.artefact;

import io.github.wingload.foreign.BoundedRead;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.SecondStats;
import io.github.wingload.stats.Timeline;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.HdrHistogram.HistogramLogWriter;
import org.jspecify.annotations.Nullable;

/**
 * Distributions second by second, in HdrHistogram's log format 1.3, which its standard readers open.
 *
 * <p>Values are microseconds; the column of maxima is in milliseconds. Starts are seconds from time zero, which is the base
 * time. Tags: {@code ok.response}, {@code ok.service}, {@code fail.response}, {@code lag}, {@code connect}, {@code ttfb}, and
 * for each task {@code <name>.ok.response} and, of streamed answers, {@code <name>#gap}. A second without values of a tag has no line for it.
 *
 * <p>Writes no files. Used by one thread.
 */
final class HistogramLog {

    private static final double US_PER_MS = 1_000.0;
    private static final long NS_PER_MS = 1_000_000;
    private static final String OK_RESPONSE = "ok.response";
    private static final String OK_SERVICE = "ok.service";
    private static final String FAILED = "fail.response";

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
            line(log, second, OK_RESPONSE, aggregated.ok().response());
            line(log, second, OK_SERVICE, aggregated.ok().service());
            line(log, second, FAILED, aggregated.failed().response());
            line(log, second, "lag", second.phases().lateness());
            line(log, second, "connect", second.phases().connect());
            line(log, second, "ttfb", second.phases().firstByte());
            for (int i = 0; i < taskTags.size(); i++) {
                CallStats task = second.tasks().get(i);
                line(log, second, taskTags.get(i) + ".ok.response", task.ok().response());
                line(
                        log,
                        second,
                        taskTags.get(i) + "#gap",
                        task.details().streams().gap());
            }
        });
    }

    /**
     * Reads the times of all tasks together.
     *
     * @param time which time of ok calls is read
     * @param timeline receives them, and how many calls failed
     * @throws UnreadableRunException if the file cannot be read
     */
    static void read(Path file, HeadlineTime time, Timeline timeline) throws UnreadableRunException {
        String ok = time == HeadlineTime.SERVICE ? OK_SERVICE : OK_RESPONSE;
        try (HistogramLogReader log = new HistogramLogReader(new ByteArrayInputStream(lines(file, ok)))) {
            for (EncodableHistogram next = next(log, file); next != null; next = next(log, file)) {
                if (next instanceof Histogram times) {
                    long middleNs = (times.getStartTimeStamp() + times.getEndTimeStamp()) / 2 * NS_PER_MS;
                    boolean failed = FAILED.equals(times.getTag());
                    timeline.record(
                            middleNs,
                            failed ? new Histogram(Durations.DIGITS) : times,
                            failed ? times.getTotalCount() : 0);
                }
            }
        } catch (IOException failure) {
            throw UnreadableRunException.of(file, failure);
        } catch (IllegalArgumentException | IndexOutOfBoundsException beyondAnyTime) {
            throw damaged(file, beyondAnyTime);
        }
    }

    /** The next histogram; null after the last. */
    private static @Nullable EncodableHistogram next(HistogramLogReader log, Path file) throws UnreadableRunException {
        try {
            return log.hasNext() ? log.nextIntervalHistogram() : null;
        } catch (RuntimeException fromADecoder) {
            // The library's scanner and decoder let pass whatever their buffers throw.
            throw damaged(file, fromADecoder);
        }
    }

    private static UnreadableRunException damaged(Path file, RuntimeException cause) {
        return new UnreadableRunException(file, "a line of it is damaged", cause);
    }

    /** The lines that are read, since decoding the others would take most of the time. */
    private static byte[] lines(Path file, String ok) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(BoundedRead.open(file), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> line.startsWith("Tag=" + ok + ",") || line.startsWith("Tag=" + FAILED + ","))
                    .collect(Collectors.joining("\n", "", "\n"))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
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
        return CallsCsv.distinct(safe);
    }
}
