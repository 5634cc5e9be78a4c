package io.github.wingload.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.result.Manifest;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RepeatedPayloadsTest {

    private static final Manifest MANIFEST =
            Runs.manifest(Plans.of(Tasks.get("/a").task()).plan());

    private final RepeatedPayloads payloads = new RepeatedPayloads();

    @Test
    void onlyPayloadsOfEarlierRunsAreRepeated() {
        run("a", "b", "b", "c");
        assertThat(payloads.percent()).isZero();

        run("c", "c", "d", "e");
        assertThat(payloads.percent()).isEqualTo(50);

        run("a", "d", "x", "y", "z");
        assertThat(payloads.percent()).isEqualTo(40);
    }

    @Test
    void aPayloadThatIsAlwaysTheSameDoesNotCount() {
        run("", "");
        run("", "", "a");
        assertThat(payloads.percent()).isZero();
    }

    private void run(String... keys) {
        payloads.started(MANIFEST);
        payloads.ended(
                Stream.of(keys).map(key -> Calls.at(0, 10).key(key).call()).toList());
    }
}
