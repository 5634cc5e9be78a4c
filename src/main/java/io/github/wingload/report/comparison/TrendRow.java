package io.github.wingload.report.comparison;

import io.github.wingload.diff.Origin;
import io.github.wingload.diff.TrendRun;
import io.github.wingload.plan.Figure;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.Manifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The columns of a run in a file of a trend, by name; what is unknown is an empty {@link OptionalDouble}. */
final class TrendRow {

    private static final OptionalDouble UNKNOWN = OptionalDouble.empty();

    private TrendRow() {}

    static Map<String, Object> of(TrendRun run, List<Figure> figures) {
        Origin origin = run.origin();
        Optional<Manifest> manifest = origin.manifest();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("run", origin.id());
        row.put("start", origin.start().toString());
        row.put("load", TrendText.load(run));
        row.put("target", manifest.<Object>map(ConfigurationChanges::target).orElse(UNKNOWN));
        row.put("seed", manifest.<Object>map(known -> known.plan().seed()).orElse(UNKNOWN));
        row.put("seconds", run.seconds());
        row.put("requests", run.requests());
        figures.forEach(figure -> row.put(figure.column(), run.value(figure)));
        row.put("verdict", origin.verdict().<Object>map(Verdict::name).orElse(UNKNOWN));
        return row;
    }
}
