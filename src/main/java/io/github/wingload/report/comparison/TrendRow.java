package io.github.wingload.report.comparison;

import io.github.wingload.diff.TrendRun;
import io.github.wingload.plan.Figure;
import io.github.wingload.report.words.LoadWords;
import io.github.wingload.result.Manifest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The columns of a run that every file of a trend has, by name; figures that are unknown are an empty {@link OptionalDouble}. */
final class TrendRow {

    private TrendRow() {}

    static Map<String, Object> of(TrendRun run) {
        Manifest manifest = run.manifest();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("run", manifest.id());
        row.put("start", manifest.start().toString());
        row.put("load", LoadWords.of(manifest.plan()));
        row.put("target", ConfigurationChanges.target(manifest));
        row.put("seed", manifest.plan().seed());
        row.put("seconds", run.seconds());
        row.put("requests", run.requests());
        Figure.TREND.forEach(figure -> row.put(figure.column(), run.value(figure)));
        row.put("verdict", run.judgement().verdict().name());
        return row;
    }
}
