package io.github.wingload.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.result.Analysis.FailureRow;
import io.github.wingload.result.Reason.MostFrequent;
import io.github.wingload.stats.FailureGroup;
import java.util.List;
import org.junit.jupiter.api.Test;

class MostFrequentTest {

    @Test
    void anErrorIsCountedInAllTasks() {
        assertThat(MostFrequent.of(
                        List.of(row(0, "status 404", 60), row(0, "status 503", 50), row(1, "status 503", 40))))
                .contains(new MostFrequent("status 503", 90));
    }

    @Test
    void anErrorWithoutAMessageHasTheNameOfItsClass() {
        assertThat(MostFrequent.of(List.of(row(0, "", 3))))
                .contains(new MostFrequent(FailureClass.HTTP_5XX.label(), 3));
    }

    @Test
    void withoutFailuresThereIsNone() {
        assertThat(MostFrequent.of(List.of())).isEmpty();
    }

    private static FailureRow row(int task, String error, long count) {
        return new FailureRow(
                "POST",
                "task " + task,
                new FailureGroup(task, FailureClass.HTTP_5XX, error, count, 0, 1, List.of()),
                0);
    }
}
