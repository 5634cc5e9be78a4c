package io.github.wingload.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classification.CacheResult;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DetailsTest {

    private static final UnaryOperator<Calls> HIT = call -> call.cache(CacheResult.HIT);
    private static final UnaryOperator<Calls> MISS = call -> call.cache(CacheResult.MISS);

    private final CallLedger ledger = new CallLedger();

    @Test
    void callsOfWhichNothingIsAskedHaveNoDetails() {
        ledger.record(Calls.ok(0, 0, 5));

        assertThat(ledger.stats().details()).isSameAs(Details.NONE);
        assertThat(ledger.stats().byMutation()).isEmpty();
        assertThat(ledger.stats().valid()).isEqualTo(ledger.stats());
        assertThat(ledger.stats().invalid()).isEqualTo(CallStats.NONE);
    }

    @Test
    void hitsAndMissesAreOkCallsWithACacheResult() {
        ledger.record(detailed(Calls.ok(0, 0, 8), HIT));
        ledger.record(detailed(Calls.ok(0, 0, 65), MISS));
        ledger.record(detailed(Calls.ok(0, 0, 70), MISS));
        ledger.record(detailed(Calls.ok(0, 0, 30), call -> call.items(0, 0)));
        ledger.record(detailed(Calls.failed(0, 0, 3, 503, "503", ""), HIT));
        CallStats stats = ledger.stats();

        assertThat(stats.details().hits().count()).isOne();
        assertThat(stats.details().hits().service().maxMs()).isEqualTo(8);
        assertThat(stats.details().misses().response().meanMs()).isEqualTo(67.5);
        assertThat(stats.ok().count()).isEqualTo(4);
        assertThat(stats.requests()).isEqualTo(5);
    }

    @Test
    void itemsOfFailedCallsCountToo() {
        ledger.record(detailed(Calls.ok(0, 0, 8), call -> call.items(10, 10)));
        ledger.record(detailed(Calls.failed(0, 0, 8, 200, "2 items failed", ""), call -> call.items(10, 8)));

        assertThat(ledger.stats().details().items()).isEqualTo(20);
        assertThat(ledger.stats().details().itemsOk()).isEqualTo(18);
    }

    @Test
    void moreItemsCannotBeOkThanThereAre() {
        assertThatThrownBy(() -> new Details(CallDurations.NONE, CallDurations.NONE, 3, 4, StreamStats.NONE))
                .hasMessage("4 of 3 items cannot be ok");
    }

    @Test
    void validAndInvalidCallsAddUpToAll() {
        ledger.record(Calls.ok(0, 0, 50));
        ledger.record(Calls.ok(0, 0, 60));
        ledger.record(mutated(Calls.ok(0, 0, 2), "drop_field"));
        ledger.record(mutated(Calls.failed(0, 0, 900, 500, "expected 400, got 500", ""), "wrong_type"));
        ledger.record(mutated(Calls.ok(0, 0, 3), "drop_field"));
        CallStats stats = ledger.stats();

        assertThat(stats.requests()).isEqualTo(5);
        assertThat(stats.byMutation()).containsOnlyKeys(CallStats.VALID, "drop_field", "wrong_type");
        assertThat(stats.valid().ok().service().maxMs()).isEqualTo(60);
        assertThat(stats.valid().requests()).isEqualTo(2);
        assertThat(stats.invalid().requests()).isEqualTo(3);
        assertThat(stats.invalid().statuses()).containsEntry(500, 1L);
        assertThat(stats.valid().plus(stats.invalid()).all()).isEqualTo(stats.all());
        assertThat(stats.timed()).isEqualTo(stats.valid());
    }

    @Test
    void whereEveryPayloadIsInvalidTheirTimesAreShown() {
        ledger.record(mutated(Calls.ok(0, 0, 2), "empty"));

        assertThat(ledger.stats().valid()).isEqualTo(CallStats.NONE);
        assertThat(ledger.stats().timed()).isEqualTo(ledger.stats());
    }

    @Test
    void secondsAddUpToTheTotalsWithEveryDetail() {
        Recorder recorder = new Recorder(Tasks.some(2));
        CallLedger atOnce = new CallLedger();
        List<CallStats> seconds = new ArrayList<>();
        Random random = new Random(6);
        for (int second = 1; second <= 20; second++) {
            for (int i = 0; i < random.nextInt(40); i++) {
                Call call = random(random);
                recorder.record(call);
                atOnce.record(call);
            }
            seconds.add(recorder.flip(second).aggregated());
        }

        assertThat(recorder.totals().aggregated()).isEqualTo(atOnce.stats());
        assertThat(seconds.stream().reduce(CallStats.NONE, CallStats::plus)).isEqualTo(atOnce.stats());
        CallStats backwards = CallStats.NONE;
        for (int i = seconds.size() - 1; i >= 0; i--) {
            backwards = seconds.get(i).plus(backwards);
        }
        assertThat(backwards).isEqualTo(atOnce.stats());
        assertThat(atOnce.stats().byMutation()).hasSize(3);
        assertThat(atOnce.stats().details().hits().count()).isPositive();
    }

    private static Call random(Random random) {
        Call call = random.nextInt(5) == 0
                ? Calls.failed(random.nextInt(2), 0, random.nextInt(500), 500, "500", "")
                : Calls.ok(random.nextInt(2), 0, random.nextInt(500));
        return switch (random.nextInt(6)) {
            case 0 -> mutated(call, "drop_field");
            case 1 -> mutated(call, "huge");
            case 2 -> detailed(call, HIT);
            case 3 -> detailed(call, made -> made.cache(CacheResult.MISS).items(4, 3));
            default -> call;
        };
    }

    private static Call mutated(Call call, String kind) {
        return detailed(call, made -> made.mutation(kind));
    }

    private static Call detailed(Call call, UnaryOperator<Calls> more) {
        return Calls.like(call).with(more).call();
    }
}
