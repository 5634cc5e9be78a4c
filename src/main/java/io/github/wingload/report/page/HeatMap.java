package io.github.wingload.report.page;

import io.github.wingload.stats.Durations;
import io.github.wingload.stats.Timeline.Bin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How many calls took how long, in bands of time that all span the same factor.
 *
 * @param perDecade how many bands span a factor of ten: as many as give {@value #MOST_BANDS} bands at the most
 * @param first the lowest band that has a call; band 0 starts at a microsecond
 * @param last the highest
 */
record HeatMap(int perDecade, int first, int last) {

    /** More columns than this are narrower than a reader can tell apart. */
    private static final int MOST_COLUMNS = 240;

    private static final int MOST_BANDS = 36;

    /** The finest first; each divides the finest. */
    private static final int[] PER_DECADE = {80, 40, 20, 10, 5, 2};

    private static final double US_PER_MS = 1_000;

    /** The finest bands up to the longest time. */
    private static final int FINEST_BANDS = finest(Durations.HIGHEST_US) + 1;

    /** Bands for these counts, which are by band of the finest; at least one is not zero. */
    private static HeatMap over(long[] fine) {
        int lowest = 0;
        while (fine[lowest] == 0) {
            lowest++;
        }
        int highest = fine.length - 1;
        while (fine[highest] == 0) {
            highest--;
        }
        return over(lowest, highest);
    }

    private static HeatMap over(int lowest, int highest) {
        return Arrays.stream(PER_DECADE)
                .mapToObj(coarse -> new HeatMap(coarse, band(lowest, coarse), band(highest, coarse)))
                .filter(bands -> bands.size() <= MOST_BANDS)
                .findFirst()
                .orElseThrow();
    }

    /** Ok calls by when they ended and how long they took, and failed calls above; empty without an ok call. */
    static Optional<Map<String, Object>> of(List<Bin> bins, double binSeconds) {
        int merged = Math.max(1, (bins.size() + MOST_COLUMNS - 1) / MOST_COLUMNS);
        List<long[]> columns = new ArrayList<>();
        List<Long> failed = new ArrayList<>();
        long[] all = new long[FINEST_BANDS];
        for (int from = 0; from < bins.size(); from += merged) {
            List<Bin> part = bins.subList(from, Math.min(bins.size(), from + merged));
            long[] column = new long[FINEST_BANDS];
            part.forEach(bin -> bin.forEachDuration((us, count) -> column[finest(us)] += count));
            for (int band = 0; band < column.length; band++) {
                all[band] += column[band];
            }
            columns.add(column);
            failed.add(part.stream().mapToLong(Bin::failed).sum());
        }
        if (Arrays.stream(all).allMatch(count -> count == 0)) {
            return Optional.empty();
        }
        HeatMap bands = over(all);
        List<List<Number>> cells = new ArrayList<>();
        for (int x = 0; x < columns.size(); x++) {
            long[] counts = bands.counts(columns.get(x));
            for (int band = 0; band < counts.length; band++) {
                if (counts[band] > 0) {
                    cells.add(List.of(x, band, counts[band]));
                }
            }
            if (failed.get(x) > 0) {
                cells.add(List.of(x, bands.size(), failed.get(x)));
            }
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("column", merged * binSeconds);
        fields.put("bounds", bands.bounds());
        fields.put("failed", failed.stream().anyMatch(count -> count > 0));
        fields.put("cells", cells);
        return Optional.of(fields);
    }

    /**
     * Times by how long they are; at least one.
     *
     * @param things what has such a time, in the plural
     */
    static Map<String, Object> distribution(String id, String title, String things, Durations times) {
        long[] fine = new long[FINEST_BANDS];
        for (var bucket : times.histogram().recordedValues()) {
            fine[finest(bucket.getValueIteratedTo())] += bucket.getCountAtValueIteratedTo();
        }
        HeatMap bands = over(fine);
        return Map.of(
                "id", id, "title", title, "things", things, "bounds", bands.bounds(), "counts", bands.counts(fine));
    }

    private int size() {
        return last - first + 1;
    }

    /** The lower bounds of all bands, and the upper bound of the last, in milliseconds. */
    private List<Number> bounds() {
        return IntStream.rangeClosed(first, last + 1)
                .mapToObj(band -> Charts.number(Math.pow(10, (double) band / perDecade) / US_PER_MS))
                .toList();
    }

    /** How many times are in each band. */
    private long[] counts(long[] fine) {
        long[] counts = new long[size()];
        for (int band = 0; band < fine.length; band++) {
            if (fine[band] > 0) {
                counts[band(band, perDecade) - first] += fine[band];
            }
        }
        return counts;
    }

    /** The band of the finest that a time is in. */
    private static int finest(long us) {
        return (int) Math.floor(PER_DECADE[0] * Math.log10(Math.min(Math.max(1, us), Durations.HIGHEST_US)));
    }

    /** The coarser band that one of the finest is in. */
    private static int band(int finest, int perDecade) {
        return Math.floorDiv(finest, PER_DECADE[0] / perDecade);
    }
}
