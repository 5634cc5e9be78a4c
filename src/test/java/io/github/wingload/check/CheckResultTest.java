package io.github.wingload.check;

import static io.github.wingload.check.Checks.failed;
import static io.github.wingload.check.Checks.passed;
import static io.github.wingload.check.Checks.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.check.CheckResult.ServiceResults;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckResultTest {

    private static Attempt attempt(Layer layer) {
        return new Attempt("", layer, 500, Duration.ofMillis(20), List.of("x"), "");
    }

    @Test
    void theWorstServiceComesFirst() {
        CheckResult check = Checks.of(
                passed("a", "codfw", 10),
                failed("b", "codfw", Layer.SLOW, 200),
                failed("c", "codfw", Layer.EGRESS, 500),
                failed("d", "codfw", Layer.EGRESS, 500),
                failed("d", "eqiad", Layer.EGRESS, 500),
                failed("e", "codfw", Layer.UNREACHABLE, 0));
        assertThat(check.services()).extracting(ServiceResults::service).containsExactly("d", "c", "b", "e", "a");
        assertThat(check.state()).isEqualTo(State.FAILED);
        assertThat(check.count(State.FAILED)).isEqualTo(4);
        assertThat(check.count(State.UNDECIDED)).isEqualTo(1);
    }

    @Test
    void oneMissingSampleIsNoOutageButSeveralAre() {
        assertThat(result("a", "codfw", attempt(Layer.SAMPLE)).state()).isEqualTo(State.UNDECIDED);
        assertThat(result("a", "codfw", attempt(Layer.SAMPLE), attempt(Layer.SAMPLE))
                        .state())
                .isEqualTo(State.FAILED);
        assertThat(result("a", "codfw", attempt(Layer.SAMPLE), attempt(Layer.NONE))
                        .state())
                .isEqualTo(State.PASSED);
    }

    @Test
    void nothingCheckedIsNoGoodNews() {
        assertThat(Checks.of().state()).isEqualTo(State.UNDECIDED);
    }

    @Test
    void anUpgradeIsBlamedForWhatChangedOnly() {
        CheckResult before = Checks.of(
                passed("a", "codfw", 100),
                failed("b", "codfw", Layer.MODEL, 500),
                failed("c", "codfw", Layer.MODEL, 500),
                failed("d", "codfw", Layer.SLOW, 200),
                passed("e", "codfw", 100));
        CheckResult now = Checks.of(
                failed("a", "codfw", Layer.EGRESS, 500),
                failed("b", "codfw", Layer.MODEL, 500),
                passed("c", "codfw", 100),
                failed("d", "codfw", Layer.EGRESS, 500),
                failed("f", "codfw", Layer.EGRESS, 500));
        CheckComparison comparison = new CheckComparison(before, now);
        assertThat(comparison.broken()).extracting(one -> one.id().service()).containsExactly("a", "d", "f");
        assertThat(comparison.brokenBefore())
                .extracting(one -> one.id().service())
                .containsExactly("b");
        assertThat(comparison.mended()).extracting(one -> one.id().service()).containsExactly("c");
        assertThat(comparison.gone()).extracting(one -> one.id().service()).containsExactly("e");
        assertThat(comparison.state()).isEqualTo(State.FAILED);
        assertThat(new CheckComparison(now, now).state()).isEqualTo(State.PASSED);
    }

    @Test
    void aGoodAnswerMayTakeThreeTimesItsTimeBefore() {
        CheckResult before = Checks.of(
                passed("a", "codfw", 100), passed("b", "codfw", 2000), failed("c", "codfw", Layer.MODEL, 500));
        assertThat(CheckComparison.limit(before, new CaseId("a", "POST /predict"), "codfw"))
                .contains(Duration.ofMillis(600));
        assertThat(CheckComparison.limit(before, new CaseId("b", "POST /predict"), "codfw"))
                .contains(Duration.ofMillis(6000));
        assertThat(CheckComparison.limit(before, new CaseId("c", "POST /predict"), "codfw"))
                .isEmpty();
        assertThat(CheckComparison.limit(before, new CaseId("a", "POST /predict"), "eqiad"))
                .isEmpty();
    }
}
