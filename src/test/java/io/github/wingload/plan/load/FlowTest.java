package io.github.wingload.plan.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlowTest {

    private static final Flow PAIR = Flow.pair(3, List.of(4, 5), List.of(7, 8));

    @Test
    void flowEndsAfterItsLastStepOrAtTheFirstThatFails() {
        Flow flow = new Flow(1, List.of(4, 5));

        assertThat(flow.after(0, true)).hasValue(1);
        assertThat(flow.after(1, true)).isEmpty();
        assertThat(flow.after(0, false)).isEmpty();
    }

    @Test
    void otherPartOfAPairFollowsWhateverTheFirstCameTo() {
        assertThat(PAIR.after(0, true)).hasValue(1);
        assertThat(PAIR.after(0, false)).hasValue(2);
        assertThat(PAIR.after(1, true)).hasValue(2);
        assertThat(PAIR.after(1, false)).hasValue(2);
        assertThat(PAIR.after(2, true)).hasValue(3);
        assertThat(PAIR.after(2, false)).isEmpty();
        assertThat(PAIR.after(3, true)).isEmpty();
    }

    @Test
    void pairComesInBothOrdersAndAnotherFlowAsItIs() {
        Random random = new Random(1);

        assertThat(Stream.generate(() -> PAIR.inAnyOrder(random)).limit(100).distinct())
                .containsExactlyInAnyOrder(PAIR, Flow.pair(3, List.of(7, 8), List.of(4, 5)));
        Flow flow = new Flow(1, List.of(4, 5));
        assertThat(flow.inAnyOrder(random)).isSameAs(flow);
    }

    @Test
    void partsBeginWithTheirFirstSteps() {
        assertThat(List.of(0, 1, 2, 3)).map(PAIR::beginsPart).containsExactly(true, false, true, false);
        assertThat(new Flow(1, List.of(4, 5)).beginsPart(1)).isFalse();
    }

    @Test
    void pairWithoutASecondPartIsRefused() {
        for (int second : new int[] {0, 2}) {
            assertThatThrownBy(() -> new Flow(1, List.of(4, 5), OptionalInt.of(second)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
