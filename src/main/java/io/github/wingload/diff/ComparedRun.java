package io.github.wingload.diff;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.Manifest;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One run, as far as a comparison needs it. Immutable.
 *
 * @param name by which the user named it
 * @param manifest what ran; empty for the result of another tool
 * @param open true for the open model
 * @param seconds how long the window is
 * @param invalid why the run is invalid, if it is
 * @param rows evidence for each task; empty if it is not known
 * @param aggregated for all of them together
 * @param failures how many calls failed, by class; empty if it is not known
 * @param streamed what it asked of a model whose answers are streams; empty for other answers
 */
public record ComparedRun(
        String name,
        Optional<Manifest> manifest,
        boolean open,
        double seconds,
        Optional<String> invalid,
        Map<RowName, Evidence> rows,
        Evidence aggregated,
        Optional<Map<FailureClass, Long>> failures,
        Optional<StreamedLoad> streamed) {

    public ComparedRun {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
        failures = failures.map(Collections::unmodifiableMap);
    }

    /** A run whose calls were not kept. */
    public static ComparedRun reported(String name, Analysis report) {
        return ReportEvidence.run(name, report);
    }

    /**
     * The result of another tool, or of an earlier test.
     *
     * @param rows evidence for each task; empty if it is not known
     */
    public static ComparedRun table(
            String name, boolean open, Map<RowName, ? extends Evidence> rows, TableEvidence aggregated) {
        return new ComparedRun(
                name,
                Optional.empty(),
                open,
                aggregated.row().seconds(),
                Optional.empty(),
                new LinkedHashMap<>(rows),
                aggregated,
                aggregated.classes(),
                Optional.empty());
    }

    /** The same run with what it asked of a model. */
    public ComparedRun streamed(Optional<StreamedLoad> load) {
        return new ComparedRun(name, manifest, open, seconds, invalid, rows, aggregated, failures, load);
    }

    static ComparedRun of(String name, Analysis report, Map<RowName, Evidence> rows, Evidence aggregated) {
        Map<FailureClass, Long> failures = new EnumMap<>(FailureClass.class);
        failures.putAll(report.aggregated().classes());
        failures.remove(FailureClass.OK);
        return new ComparedRun(
                name,
                Optional.of(report.result().manifest()),
                report.result().manifest().plan().load().open(),
                report.window().seconds(),
                report.judgement().verdict() == Verdict.INVALID
                        ? Optional.of(ReasonText.of(report.judgement().reason()).reason())
                        : Optional.empty(),
                rows,
                aggregated,
                Optional.of(failures),
                Optional.empty());
    }
}
