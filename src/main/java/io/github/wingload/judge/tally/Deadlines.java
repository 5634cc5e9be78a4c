package io.github.wingload.judge.tally;

import io.github.wingload.result.Analysis.WhatIf;
import io.github.wingload.result.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Ok calls within each of some shorter deadlines, counted exactly. Not thread-safe. */
public final class Deadlines {

    private final List<Duration> deadlines;
    private final long[] deadlinesNs;
    private final long[] within;

    /** Ignores deadlines beyond the plan's own: calls were cut off there. */
    public Deadlines(List<Duration> deadlines, Duration plansOwn) {
        this.deadlines = deadlines.stream()
                .filter(deadline -> deadline.compareTo(plansOwn) <= 0)
                .toList();
        this.deadlinesNs = this.deadlines.stream().mapToLong(Duration::toNanos).toArray();
        this.within = new long[deadlinesNs.length];
    }

    public void record(long ns) {
        for (int i = 0; i < deadlinesNs.length; i++) {
            if (ns <= deadlinesNs[i]) {
                within[i]++;
            }
        }
    }

    public List<WhatIf> whatIf(long intended, Window window) {
        List<WhatIf> rows = new ArrayList<>();
        for (int i = 0; i < within.length; i++) {
            double success = intended == 0 ? 0 : 100.0 * within[i] / intended;
            rows.add(new WhatIf(deadlines.get(i), within[i], success, window.perHour(within[i])));
        }
        return rows;
    }
}
