package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.result.ItemCounts;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ItemCountsTest {

    private final Trial trial = Trial.closed(1, Duration.ofMinutes(1))
            .tasks(
                    Asking.withItems("edit-check"),
                    Asking.withItems("batch"),
                    Tasks.named("GET", "health").task());

    @Test
    void itemsAreCountedByTaskAndInAll() {
        trial.told(0, 0, 5, 200, Asking.items(4, 4)).told(0, 0, 5, 500, Asking.items(4, 1));
        trial.told(1, 0, 5, 200, Asking.items(92, 92)).ok(2, 0, 1);

        ItemCounts counts = ItemCounts.of(trial.report()).orElseThrow();

        assertThat(counts.rows()).extracting(ItemCounts.Row::name).containsExactly("batch", "edit-check");
        assertThat(counts.rows().get(1).items().total()).isEqualTo(8);
        assertThat(counts.rows().get(1).items().successPercent()).hasValue(62.5);
        assertThat(counts.all().total()).isEqualTo(100);
        assertThat(counts.all().successPercent()).hasValue(97);
    }

    @Test
    void withoutItemsThereIsNoItemRate() {
        assertThat(ItemCounts.of(trial.failed(0, 1, 500).report())
                        .orElseThrow()
                        .all()
                        .successPercent())
                .isEmpty();
    }

    @Test
    void withoutAnItemRuleThereAreNoItemCounts() {
        assertThat(ItemCounts.of(Trial.closed(1, Duration.ofMinutes(1)).ok(0, 1).report()))
                .isEmpty();
    }
}
