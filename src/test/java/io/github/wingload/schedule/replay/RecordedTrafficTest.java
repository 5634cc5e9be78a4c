package io.github.wingload.schedule.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.load.Replay;
import io.github.wingload.plan.load.Replay.Pace;
import io.github.wingload.schedule.replay.RecordedTraffic.Fault;
import io.github.wingload.schedule.replay.ReplayRows.Planned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedTrafficTest {

    private static final long MS = 1_000_000L;
    private static final Pace AS_RECORDED = new Pace(1, Optional.empty(), Optional.empty());

    @Test
    void aBurstIsReplayedAtItsTimes() {
        List<Long> recorded = burst();
        RecordedTraffic traffic = traffic(recorded, AS_RECORDED);

        assertThat(traffic.faults()).isEmpty();
        assertThat(traffic.disorder()).isZero();
        assertThat(traffic.planned()).isEqualTo(traffic.recorded());
        assertThat(traffic.planned().starts()).isEqualTo(360);
        assertThat(traffic.planned().peakSecond()).isGreaterThanOrEqualTo(300);
        assertThat(starts(recorded, AS_RECORDED))
                .isEqualTo(recorded.stream().map(ms -> ms * MS).toList());
    }

    @Test
    void rowsComeInTheOrderOfTheirTimes() {
        List<Long> recorded = new ArrayList<>(burst());
        Random random = new Random(3);
        for (int from = 0; from + 50 <= recorded.size(); from += 50) {
            Collections.shuffle(recorded.subList(from, from + 50), random);
        }
        List<Planned> rows = planned(recorded, AS_RECORDED);

        assertThat(traffic(recorded, AS_RECORDED).disorder()).isBetween(1, 49);
        assertThat(rows).extracting(Planned::startNs).isSorted();
        assertThat(rows)
                .allMatch(planned -> Long.parseLong(planned.row().cell(2)) * MS == planned.startNs())
                .hasSize(recorded.size());
    }

    @Test
    void equalTimesKeepTheOrderOfTheFile() {
        assertThat(planned(List.of(5L, 7L, 7L, 7L, 9L), AS_RECORDED))
                .extracting(planned -> planned.row().number())
                .containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void speedDividesAllTimes() {
        assertThat(starts(List.of(100L, 1100L, 5100L), new Pace(2, Optional.empty(), Optional.empty())))
                .containsExactly(0L, 500 * MS, 2500 * MS);
    }

    @Test
    void gapsAreCutBeforeTimeRunsFaster() {
        Pace pace = new Pace(2, Optional.empty(), Optional.of(Duration.ofSeconds(2)));
        List<Long> recorded = List.of(0L, 1000L, 1_000_000_000L, 1_000_001_000L);
        assertThat(starts(recorded, pace)).containsExactly(0L, 500 * MS, 1500 * MS, 2000 * MS);
        assertThat(traffic(recorded, pace).faults()).isEmpty();
        assertThat(traffic(recorded, pace).recorded().seconds())
                .as("without the cut")
                .isEqualTo(500_001);
    }

    @Test
    void aLimitDelaysStartsBeyondItAndKeepsSmallerBursts() {
        Pace pace = new Pace(1, Optional.of(3.0), Optional.empty());
        assertThat(starts(List.of(0L, 0L, 0L, 0L, 0L, 5000L, 5001L), pace))
                .containsExactly(0L, 0L, 0L, 1000 * MS, 1000 * MS, 5000 * MS, 5001 * MS);
        List<Long> slow = starts(List.of(0L, 1L, 2L), new Pace(1, Optional.of(0.5), Optional.empty()));
        assertThat(slow).containsExactly(0L, 2000 * MS, 4000 * MS);
    }

    @Test
    void aRunTimeEndsIt() {
        RecordedTraffic traffic =
                RecordedTraffic.of(rows(List.of("0", "1", "2", "3")), 0, AS_RECORDED, 1_500 * MS, 3_000 * MS);
        assertThat(traffic.planned().starts()).isEqualTo(3);
        assertThat(traffic.measured()).as("after the warm-up").isEqualTo(1);
        assertThat(traffic.wholeSeconds()).isTrue();
    }

    @Test
    void missingAndUnreadableTimesAreNamed() {
        assertThat(faults("2026-11-28T06:30:00Z", "", "soon", "1795847400"))
                .extracting(Fault::found)
                .containsExactly(
                        "row 2 has no time",
                        "row 3: \"soon\" is not a time of ISO 8601 from 1970 to 2199, as in the rows before",
                        "row 4: \"1795847400\" is not a time of ISO 8601 from 1970 to 2199, as in the rows before");
        assertThat(faults("x".repeat(100)))
                .extracting(Fault::found)
                .containsExactly("row 1: \"" + "x".repeat(40) + "\" is not a time");
        assertThat(faults(IntStream.range(0, 100).mapToObj(i -> "").toArray(String[]::new)))
                .hasSize(5);
    }

    @Test
    void onlyAFewUnreadableRowsAreKept() {
        StampedRows stamped = new StampedRows(rows(Collections.nCopies(1_000, "soon")), 0, 0);
        assertThat(stamped.next()).isEmpty();
        assertThat(stamped.unreadable()).hasSize(StampedRows.MOST_UNREADABLE);
    }

    @Test
    void aTimeFarInTheFutureIsAFault() {
        assertThat(faults("2026-11-28T06:30:00Z", "2062-11-28T06:30:01Z", "2026-11-28T06:30:02Z"))
                .containsExactly(new Fault(
                        "row 2 is 13,149.0 days after the time before it",
                        "correct it, or cut long gaps: longest_gap: 10m"));
    }

    /** In seconds since 1970; what is not refused is sent in order of time, at the times after the arrow. */
    @ParameterizedTest
    @CsvSource({
        "out of order, 100 102 101, 0 1 2",
        "duplicates, 100 100 101 100, 0 0 0 1",
        "with decimals, 100.25 100.5, 0 0.25",
        "a day without starts, 100 86500, 0 86400",
        "missing, 100 - 101, row 2 has no time",
        "far in the future, 100 86501, row 2 is 1.0 days after the time before it",
        "far in the past, 86501 100, row 1 is 1.0 days after the time before it",
        "the year 2262, 100 9223372037, 'row 2: \"9223372037\" is not a number of seconds, as in the rows before'",
        "nothing but the year 2262, 2262-04-12T00:00:00Z, 'row 1: \"2262-04-12T00:00:00Z\" is not a time'",
        "before 1970, 1969-12-31T23:59:59Z, 'row 1: \"1969-12-31T23:59:59Z\" is not a time'",
        "another format, 100 2026-11-28T06:30:00Z, 'row 2: \"2026-11-28T06:30:00Z\" is not a number of seconds, as in the rows before'"
    })
    void oddTimesAreSentInOrderOrRefused(String what, String cells, String expected) {
        List<String> times = Stream.of(cells.split(" "))
                .map(cell -> cell.equals("-") ? "" : cell)
                .toList();
        List<Fault> faults = RecordedTraffic.of(rows(times), 0, AS_RECORDED, 0, Long.MAX_VALUE)
                .faults();
        if (expected.startsWith("row")) {
            assertThat(faults).as(what).extracting(Fault::found).containsExactly(expected);
        } else {
            assertThat(faults).as(what).isEmpty();
            assertThat(planned(rows(times), rows(times), AS_RECORDED))
                    .as(what)
                    .extracting(start -> start.startNs() / 1e9)
                    .containsExactly(
                            Stream.of(expected.split(" ")).map(Double::valueOf).toArray(Double[]::new));
        }
    }

    @Test
    void tooMuchDisorderIsAFault() {
        List<Long> recorded =
                new ArrayList<>(LongStream.rangeClosed(1, 10_100).boxed().toList());
        recorded.add(0L);
        assertThat(traffic(recorded, AS_RECORDED).faults())
                .containsExactly(new Fault(
                        "row 10101 has an earlier time than a row more than 10,000 rows before it",
                        "sort the file by its times"));
    }

    /** A minute of a start a second, with 300 more within second 30. */
    private static List<Long> burst() {
        Random random = new Random(11);
        return LongStream.concat(
                        LongStream.range(0, 60).map(second -> second * 1000),
                        LongStream.generate(() -> 30_000 + random.nextInt(1000)).limit(300))
                .sorted()
                .boxed()
                .toList();
    }

    private static List<Fault> faults(String... cells) {
        return RecordedTraffic.of(rows(List.of(cells)), 0, AS_RECORDED, 0, Long.MAX_VALUE)
                .faults();
    }

    private static RecordedTraffic traffic(List<Long> ms, Pace pace) {
        return RecordedTraffic.of(ofMilliseconds(ms), 0, pace, 0, Long.MAX_VALUE);
    }

    private static List<Long> starts(List<Long> ms, Pace pace) {
        return planned(ms, pace).stream().map(Planned::startNs).toList();
    }

    private static List<Planned> planned(List<Long> ms, Pace pace) {
        return planned(ofMilliseconds(ms), ofMilliseconds(ms), pace);
    }

    /** @param again the same rows */
    private static List<Planned> planned(
            Supplier<Optional<SampleRow>> recorded, Supplier<Optional<SampleRow>> again, Pace pace) {
        RecordedTraffic traffic = RecordedTraffic.of(recorded, 0, pace, 0, Long.MAX_VALUE);
        Replay replay = new Replay(0, 0, pace, traffic.disorder(), traffic.recorded(), traffic.planned());
        ReplayRows rows = new ReplayRows(replay, again);
        List<Planned> planned = new ArrayList<>();
        for (Optional<Planned> next = rows.next(); next.isPresent(); next = rows.next()) {
            planned.add(next.get());
        }
        return planned;
    }

    /** The second column has seconds with decimals; the first the same in milliseconds. */
    private static Supplier<Optional<SampleRow>> ofMilliseconds(List<Long> ms) {
        Iterator<Long> times = ms.iterator();
        long[] number = {0};
        return () -> {
            if (!times.hasNext()) {
                return Optional.empty();
            }
            long time = times.next();
            String seconds = time / 1000 + "." + String.format("%03d", time % 1000);
            return Optional.of(new SampleRow(number[0]++, List.of(seconds, seconds, Long.toString(time))));
        };
    }

    private static Supplier<Optional<SampleRow>> rows(List<String> cells) {
        Iterator<String> texts = cells.iterator();
        long[] number = {0};
        return () ->
                texts.hasNext() ? Optional.of(new SampleRow(number[0]++, List.of(texts.next()))) : Optional.empty();
    }
}
