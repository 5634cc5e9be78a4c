package io.github.wingload.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Tasks;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureGroupsTest {

    private final Recorder recorder = new Recorder(Tasks.some(2));

    @Test
    void failuresAreGroupedByTaskClassAndErrorInOrderOfFirstOccurrence() {
        recorder.record(Calls.failed(1, 0, 10, 502, "502 Bad Gateway", "a"));
        recorder.record(Calls.unanswered(0, 5, 10, FailureClass.RESET, "connection reset"));
        recorder.record(Calls.failed(1, 20, 10, 502, "502 Bad Gateway", "b"));
        recorder.flip(1);
        recorder.record(Calls.failed(0, 50, 10, 502, "502 Bad Gateway", "a"));
        recorder.record(Calls.failed(1, 50, 10, 502, "502 Bad Gateway", "a"));

        assertThat(groups())
                .containsExactly(
                        new FailureGroup(
                                1,
                                FailureClass.HTTP_5XX,
                                "502 Bad Gateway",
                                3,
                                10_000_000,
                                60_000_000,
                                List.of("a", "b"),
                                List.of()),
                        new FailureGroup(
                                0,
                                FailureClass.RESET,
                                "connection reset",
                                1,
                                15_000_000,
                                15_000_000,
                                List.of(),
                                List.of()),
                        new FailureGroup(
                                0,
                                FailureClass.HTTP_5XX,
                                "502 Bad Gateway",
                                1,
                                60_000_000,
                                60_000_000,
                                List.of("a"),
                                List.of()));
    }

    @Test
    void aTargetThatNeverRepeatsItselfFillsABoundedNumberOfGroups() {
        for (int second = 0; second < 3; second++) {
            for (int i = 0; i < FailureLedger.GROUPS; i++) {
                recorder.record(
                        Calls.failed(i % 2, 0, 1, 500, "error " + second + "/" + i, "body " + second + "/" + i));
            }
            recorder.flip(second);
        }

        assertThat(groups()).hasSize(FailureLedger.GROUPS + 2);
        assertThat(groups().stream().mapToLong(FailureGroup::count).sum()).isEqualTo(3L * FailureLedger.GROUPS);
        assertThat(groups())
                .filteredOn(group -> group.error().equals("other errors"))
                .extracting(FailureGroup::task, FailureGroup::count)
                .containsExactly(tuple(0, (long) FailureLedger.GROUPS), tuple(1, (long) FailureLedger.GROUPS));
        assertThat(groups().stream()
                        .mapToInt(group -> group.bodyExcerpts().size())
                        .sum())
                .isEqualTo(FailureLedger.EXCERPTS_PER_CLASS);
    }

    @Test
    void longErrorsAndBodiesAreCut() {
        recorder.record(Calls.failed(0, 0, 1, 500, "e".repeat(10_000), "x" + "é".repeat(10_000)));

        FailureGroup group = groups().get(0);

        assertThat(group.error()).isEqualTo("e".repeat(FailureLedger.ERROR_CHARACTERS));
        assertThat(group.bodyExcerpts()).containsExactly("x" + "é".repeat(255));
    }

    @Test
    void everyClassKeepsExcerptsOfItsOwn() {
        for (int i = 0; i < 30; i++) {
            recorder.record(Calls.failed(0, 0, 1, 500, "500", "five " + i));
            recorder.record(Calls.failed(0, 0, 1, 404, "404", "four " + i));
        }

        assertThat(groups())
                .extracting(group -> group.bodyExcerpts().size())
                .containsExactly(FailureLedger.EXCERPTS_PER_CLASS, FailureLedger.EXCERPTS_PER_CLASS);
    }

    private List<FailureGroup> groups() {
        recorder.flip(Long.MAX_VALUE);
        return recorder.totals().failures();
    }
}
