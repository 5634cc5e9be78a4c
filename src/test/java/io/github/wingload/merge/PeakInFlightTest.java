package io.github.wingload.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.testkit.Calls;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PeakInFlightTest {

    private static final long MS = 1_000_000;
    private static final long LONGEST_MS = 3_000;

    @Test
    void aCallThatBeginsWhenAnotherEndsIsNotBesideIt() {
        assertThat(peak(List.of(call(0, 100), call(100, 200), call(200, 300)))).isEqualTo(1);
        assertThat(peak(List.of(call(0, 100), call(99, 200), call(199, 300)))).isEqualTo(2);
        assertThat(peak(List.of())).isZero();
    }

    @Test
    void thePeakIsThatOfEveryMomentWhereverCallsLieInTime() {
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            List<Call> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                long from = random.nextInt(8_000) + (i % 3 == 0 ? 60_000 : 0);
                calls.add(call(from, from + 1 + random.nextInt((int) LONGEST_MS)));
            }
            calls.sort(Comparator.comparingLong(Call::endNs));
            long most = calls.stream()
                    .mapToLong(each -> calls.stream()
                            .filter(other -> other.startedNs() <= each.startedNs() && each.startedNs() < other.endNs())
                            .count())
                    .max()
                    .orElseThrow();
            assertThat(peak(calls)).as("round %d", round).isEqualTo(most);
        }
    }

    private static long peak(List<Call> calls) {
        PeakInFlight peak = new PeakInFlight(LONGEST_MS * MS);
        calls.forEach(peak::record);
        return peak.peak();
    }

    private static Call call(long fromMs, long toMs) {
        return Calls.ok(0, fromMs, toMs - fromMs);
    }
}
