package io.github.wingload.vllmbench;

import io.github.wingload.artefact.FileReplacement;
import io.github.wingload.artefact.SavedRun;
import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.SparseHistogram;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Window;
import io.github.wingload.stats.CallLedger;
import io.github.wingload.text.Figures;
import io.github.wingload.vllmbench.BenchResult.Throughput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes runs of wingload as vllm-bench would have written them. */
public final class BenchFiles {

    private static final Pattern MODEL = Pattern.compile("\"model\"\\s*:\\s*\"([^\"]{1,200})\"");
    private static final String NOTE =
            "Figures are of the measured window of each level, without warm-up, ramp and drain; those of vllm-bench are of the whole run.\n";

    private BenchFiles() {}

    /**
     * Writes {@code cN.json} for each run with streamed answers, {@code summary.md} with a row for each, and {@code window.txt}. Of runs
     * with the same load the last is written. A run that ended in its warm-up, or whose calls were not kept, is left out, and nothing is
     * written without streamed answers.
     *
     * @param directory where the files go; existing ones are replaced
     * @param runs directories of finished runs of one scenario, in their order
     * @throws IOException if a run cannot be read or a file cannot be written
     */
    public static void write(Path directory, List<Path> runs) throws IOException {
        Map<String, BenchResult> written = new LinkedHashMap<>();
        Optional<Instant> start = Optional.empty();
        Optional<Instant> end = Optional.empty();
        for (Path run : runs) {
            SavedRun saved = SavedRun.read(run);
            Plan plan = saved.manifest().plan();
            if (plan.tasks().stream().noneMatch(task -> task.stream().isPresent()) || !saved.callsKept()) {
                continue;
            }
            List<Call> calls = new ArrayList<>();
            Analysis report = saved.fromCalls(calls::add);
            if (report.window().seconds() <= 0) {
                continue;
            }
            start = start.isPresent() ? start : Optional.of(saved.manifest().start());
            end = Optional.of(report.result().end());
            written.put(fileName(plan.load()), of(plan, report, calls));
        }
        if (written.isEmpty()) {
            return;
        }
        for (Map.Entry<String, BenchResult> level : written.entrySet()) {
            FileReplacement.replace(directory.resolve(level.getKey()), BenchJson.bytes(level.getValue()));
        }
        replace(directory.resolve("summary.md"), BenchSummary.of(written.values()) + "\n" + NOTE);
        replace(
                directory.resolve("window.txt"),
                "start_utc=" + seconds(start.orElseThrow()) + "\nend_utc=" + seconds(end.orElseThrow()) + "\n");
    }

    private static void replace(Path file, String text) throws IOException {
        FileReplacement.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** {@code c64.json} for 64 users, {@code r40.json} for 40 starts a second. */
    private static String fileName(Load load) {
        return load.open() ? "r" + Figures.plain(load.peakLevel()) + ".json" : "c" + load.peakUsers() + ".json";
    }

    /** The calls of streaming tasks that were intended in the window. */
    static BenchResult of(Plan plan, Analysis report, List<Call> calls) {
        Window window = report.window();
        List<Call> sent = calls.stream()
                .filter(call -> plan.tasks().get(call.task()).counted()
                        && plan.tasks().get(call.task()).stream().isPresent())
                .filter(call -> call.intendedNs() >= window.startNs() && call.intendedNs() < window.endNs())
                .filter(CallLedger::isRequest)
                .toList();
        List<BenchAnswer> answers =
                sent.stream().flatMap(call -> BenchAnswer.of(call).stream()).toList();
        return of(
                plan,
                report.result().end(),
                window.seconds(),
                OptionalDouble.of(window.drainSeconds()),
                sent.size(),
                answers);
    }

    /** @param drain from the end of the window to the end of the last answer; empty if no answer ended later */
    static BenchResult of(
            Plan plan, Instant end, double seconds, OptionalDouble drain, long sent, List<BenchAnswer> answers) {
        long output = answers.stream().mapToLong(BenchAnswer::tokens).sum();
        long input = answers.stream().mapToLong(BenchAnswer::inputTokens).sum();
        SparseHistogram gaps = new SparseHistogram();
        answers.forEach(answer -> gaps.add(answer.gapsUs()));
        Load load = plan.load();
        return new BenchResult(
                Optional.of(seconds(end).toString()),
                model(plan),
                sent,
                answers.size(),
                sent - answers.size(),
                seconds,
                drain,
                load.open() ? OptionalLong.empty() : OptionalLong.of(load.peakUsers()),
                load.open() ? OptionalDouble.of(load.peakLevel()) : OptionalDouble.empty(),
                OptionalLong.of(input),
                OptionalLong.of(output),
                OptionalLong.empty(),
                new Throughput(
                        OptionalDouble.of(answers.size() / seconds),
                        OptionalDouble.of(input / seconds),
                        OptionalDouble.of(output / seconds),
                        OptionalDouble.of((input + output) / seconds)),
                BenchTimes.of(answers.stream().mapToDouble(BenchAnswer::ttftMs).toArray()),
                BenchTimes.of(answers.stream()
                        .flatMapToDouble(answer -> answer.tpotMs().stream())
                        .toArray()),
                BenchTimes.of(gaps),
                BenchTimes.of(answers.stream().mapToDouble(BenchAnswer::e2elMs).toArray()),
                Optional.empty());
    }

    /** The model that the body of a streaming task names; the scenario's name if it names none. */
    private static String model(Plan plan) {
        return plan.tasks().stream()
                .filter(task -> task.stream().isPresent())
                .flatMap(BenchFiles::model)
                .findFirst()
                .orElse(plan.name());
    }

    private static Stream<String> model(Task task) {
        String text = task.payload()
                .map(segment -> segment instanceof Template.Text literal ? literal.text() : "")
                .collect(Collectors.joining());
        Matcher named = MODEL.matcher(text);
        return named.find() ? Stream.of(named.group(1)) : Stream.empty();
    }
}
