package io.github.wingload.artefact;

import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.RequestTable;
import io.github.wingload.result.TaskResult;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code _stats.csv}: figures of the run so far, a row for each name and method, then {@code Aggregated}.
 *
 * <p>The figures include all calls that were sent, also failed ones, with their {@linkplain HeadlineTime headline time}. The
 * median is the exact 50% value.
 */
final class StatsCsv {

    private static final List<String> HEADER = concat(
            List.of(
                    "Type",
                    "Name",
                    "Request Count",
                    "Failure Count",
                    "Median Response Time",
                    "Average Response Time",
                    "Min Response Time",
                    "Max Response Time",
                    "Average Content Size",
                    "Requests/s",
                    "Failures/s"),
            CsvText.PERCENTILE_HEADERS);

    private StatsCsv() {}

    /**
     * The whole file.
     *
     * @param time which time of a call is shown
     * @param seconds over which counts become rates
     */
    static byte[] bytes(RequestTable table, HeadlineTime time, double seconds) {
        CsvText text = new CsvText().row(HEADER);
        for (TaskResult row : table.rows()) {
            text.row(cells(row.method(), row.name(), row.stats(), time, seconds));
        }
        return text.row(cells("", "Aggregated", table.aggregated(), time, seconds))
                .bytes();
    }

    private static List<String> cells(String type, String name, CallStats stats, HeadlineTime time, double seconds) {
        Durations durations = time.of(stats.all());
        return concat(
                List.of(
                        type,
                        name,
                        Long.toString(stats.requests()),
                        Long.toString(stats.failures()),
                        CsvText.time(durations.percentileMs(50)),
                        CsvText.meanTime(durations.meanMs()),
                        CsvText.time(durations.minMs()),
                        CsvText.time(durations.maxMs()),
                        CsvText.meanBytes(stats),
                        CsvText.rate(CsvText.perSecond(stats.requests(), seconds)),
                        CsvText.rate(CsvText.perSecond(stats.failures(), seconds))),
                CsvText.percentiles(durations));
    }

    private static List<String> concat(List<String> a, List<String> b) {
        List<String> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }
}
