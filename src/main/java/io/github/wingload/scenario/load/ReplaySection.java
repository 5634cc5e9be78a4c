package io.github.wingload.scenario.load;

import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.plan.load.Replay;
import io.github.wingload.plan.load.Replay.Pace;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.samples.RowCursor;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.schedule.replay.RecordedTraffic;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * {@code replay}: the scenario's samples have a column of times, at which their rows are sent.
 *
 * @param replay the recorded traffic
 * @param stage its only stage, after the warm-up
 */
record ReplaySection(Replay replay, Stage stage) {

    private static final List<String> KEYS = List.of("time", "speed", "limit", "longest_gap");
    private static final double MOST_SPEED = 1000;

    /**
     * Reads all times once; empty if a problem was reported.
     *
     * @param runTime when the replay ends, after the warm-up, if the recording does not end before
     */
    static Optional<ReplaySection> read(Node node, ReplaySource source, Duration warmUp, Optional<Duration> runTime) {
        int before = node.findings().problemCount();
        Keys keys = node.keys(KEYS);
        Node time = keys.required("time", "time: timestamp");
        Optional<String> column = time.text();
        Pace pace = new Pace(
                keys.get("speed").positive(MOST_SPEED).orElse(1),
                Rates.positive(keys.get("limit")),
                keys.get("longest_gap").duration());
        if (source.samples().isEmpty() && source.table().isPresent()) {
            node.keyProblem(
                    "a replay needs samples with a time in each row",
                    "add samples: {file: edits.csv}, or write a rate");
        }
        source.samples()
                .filter(samples -> samples.pick() != Pick.ONCE)
                .ifPresent(samples -> node.keyProblem(
                        "a replay takes each row once, in the order of the times", "remove pick from samples"));
        Optional<Integer> index = column.flatMap(name -> source.samples()
                .flatMap(samples -> source.table())
                .flatMap(table -> column(time, name, table.columns().names())));
        if (index.isEmpty() || node.findings().problemCount() != before) {
            return Optional.empty();
        }
        SampleTable table = source.table().orElseThrow();
        long endNs = runTime.map(warmUp::plus).map(Duration::toNanos).orElse(Long.MAX_VALUE);
        RecordedTraffic traffic = recorded(table, index.get(), pace, warmUp.toNanos(), endNs);
        if (!traffic.faults().isEmpty()) {
            traffic.faults().forEach(fault -> time.problem(fault.found(), fault.remedy()));
            return Optional.empty();
        }
        if (traffic.measured() == 0) {
            node.keyProblem("no recorded time is after the warm-up", "shorten warm_up, or record more");
            return Optional.empty();
        }
        if (traffic.wholeSeconds() && traffic.planned().peakSecond() > 1) {
            node.findings()
                    .warn("all times in the column " + Node.quote(column.get())
                            + " are whole seconds: the requests of a second start at once, which is a harder burst than real"
                            + " traffic; record fractions of a second");
        }
        // The load ends with the second of its last start, so that all seconds are whole.
        long wholeNs =
                Math.min(endNs, Duration.ofSeconds(traffic.planned().seconds()).toNanos());
        Duration length = Duration.ofNanos(wholeNs).minus(warmUp);
        double mean = traffic.measured() / (length.toNanos() / 1e9);
        Replay replay = new Replay(
                source.index(), index.get(), pace, traffic.disorder(), traffic.recorded(), traffic.planned());
        return Optional.of(new ReplaySection(replay, new Stage(Replay.STAGE, mean, mean, length)));
    }

    private static RecordedTraffic recorded(SampleTable table, int column, Pace pace, long warmUpNs, long endNs) {
        try (RowCursor rows = RowCursor.of(table, Pick.ONCE, 0)) {
            Random unused = new Random(0);
            return RecordedTraffic.of(() -> rows.next(unused), column, pace, warmUpNs, endNs);
        }
    }

    private static Optional<Integer> column(Node node, String name, List<String> names) {
        int index = names.indexOf(name);
        if (index < 0) {
            node.problem("the samples have no such column", Words.remedy(name, names));
        }
        return index < 0 ? Optional.empty() : Optional.of(index);
    }
}
