package io.github.wingload.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.result.Reason.MostFrequent;
import io.github.wingload.stats.FailureGroup;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MostFrequentTest {

    @Test
    void anErrorIsCountedInAllTasks() {
        assertThat(MostFrequent.of(
                        Stream.of(group(0, "status 404", 60), group(0, "status 503", 50), group(1, "status 503", 40))))
                .contains(new MostFrequent("status 503", 90));
    }

    @Test
    void anErrorWithoutAMessageHasTheNameOfItsClass() {
        assertThat(MostFrequent.of(Stream.of(group(0, "", 3))))
                .contains(new MostFrequent(FailureClass.HTTP_5XX.label(), 3));
    }

    @Test
    void withoutFailuresThereIsNone() {
        assertThat(MostFrequent.of(Stream.of())).isEmpty();
    }

    private static FailureGroup group(int task, String error, long count) {
        return new FailureGroup(task, FailureClass.HTTP_5XX, error, count, 0, 1, List.of(), List.of());
    }
}
