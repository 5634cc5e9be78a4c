package io.github.wingload.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.sweep.CapacitySearch.End;
import io.github.wingload.sweep.CapacitySearch.Leaning;
import io.github.wingload.sweep.CapacitySearch.Result;
import io.github.wingload.sweep.CapacitySearch.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CapacitySearchTest {

    private final List<Trial> trials = new ArrayList<>();

    @Test
    void climbsHalvesAndConfirms() {
        Result found = search("5/s", "500/s", trial -> passes(trial.level().amount() <= 44));

        assertThat(trials)
                .extracting(trial -> trial.level().text() + (trial.confirms() ? " confirms" : ""))
                .containsExactly(
                        "5/s",
                        "8/s",
                        "12.8/s",
                        "20.48/s",
                        "32.768/s",
                        "52.429/s",
                        "41.449/s",
                        "46.617/s",
                        "43.957/s",
                        "45.267/s",
                        "43.957/s confirms");
        assertThat(found).isEqualTo(new Result(level("43.957/s"), level("45.267/s"), false, end(End.FOUND)));
    }

    @Test
    void targetThatCannotBeDecidedGetsTheLongestRunAndNoAnswer() {
        Result found = search("5/s", "500/s", trial -> Verdict.INCONCLUSIVE);

        assertThat(trials).hasSize(4);
        assertThat(found.end()).isEqualTo(end(End.UNDECIDED));
    }

    @Test
    void usersAreWhole() {
        Result found = search("1", "1000", trial -> passes(trial.level().amount() <= 7));

        assertThat(trials)
                .extracting(trial -> trial.level().text())
                .containsExactly("1", "2", "3", "4", "6", "9", "7", "8", "7");
        assertThat(found.good()).isEqualTo(level("7"));
        assertThat(found.end()).isEqualTo(end(End.FOUND));
    }

    @Test
    void targetThatNeverPassesEndsAtOnce() {
        Result found = search("5/s", "500/s", trial -> Verdict.FAIL);

        assertThat(trials).hasSize(1);
        assertThat(found).isEqualTo(new Result(level(""), level("5/s"), false, end(End.BELOW_LEAST)));
    }

    @Test
    void targetThatAlwaysPassesIsConfirmedAtTheHighestLevel() {
        Result found = search("5/s", "30/s", trial -> Verdict.PASS);

        assertThat(trials)
                .extracting(trial -> trial.level().text())
                .containsExactly("5/s", "8/s", "12.8/s", "20.48/s", "30/s", "30/s");
        assertThat(found).isEqualTo(new Result(level("30/s"), level(""), false, end(End.ABOVE_MOST)));
    }

    @Test
    void levelThatFailsTheLongerRunIsConfirmedAgainALittleLower() {
        Result found =
                search("40/s", "400/s", trial -> passes(trial.level().amount() <= (trial.confirms() ? 42.5 : 44)));

        assertThat(trials.get(trials.size() - 1).level())
                .isEqualTo(Level.parse("41.58/s").orElseThrow());
        assertThat(found.good()).isEqualTo(level("41.58/s"));
        assertThat(found.confirmed()).isTrue();
    }

    @Test
    void levelThatHasNotRunIsNotSaidToPass() {
        CapacitySearch search = new CapacitySearch(
                Level.parse("40/s").orElseThrow(), Level.parse("400/s").orElseThrow());
        while (!search.next().orElseThrow().confirms()) {
            search.tried(passes(search.next().orElseThrow().level().amount() <= 44));
        }
        search.tried(passes(false));

        assertThat(search.next()).isPresent();
        assertThat(search.result().good()).isEmpty();
    }

    @Test
    void fifthLevelThatIsNotConfirmedEndsTheSearchWithoutAResult() {
        Result found = search(
                "40/s",
                "400/s",
                trial -> passes(!trial.confirms() && trial.level().amount() <= 44));

        assertThat(found.end()).isEqualTo(end(End.NOT_CONFIRMED));
        assertThat(found.good()).isEmpty();
        assertThat(trials).filteredOn(Trial::confirms).hasSize(5);
    }

    @Test
    void inconclusiveLevelThatMissesTheThresholdsIsTakenToFailAfterOneRun() {
        Result found = search(
                "40/s",
                "400/s",
                Leaning.MISSES,
                trial -> trial.level().amount() > 41 ? Verdict.INCONCLUSIVE : Verdict.PASS);

        assertThat(trials).filteredOn(trial -> trial.length() > 1).isEmpty();
        assertThat(found.holds()).isEqualTo(level("41/s"));
        assertThat(found.undecided()).isTrue();
    }

    @Test
    void inconclusiveLevelThatTheConfirmationWouldDecideIsConfirmed() {
        Result found = search(
                "40/s",
                "400/s",
                Leaning.CONFIRMABLE,
                trial -> trial.level().amount() <= 44
                        ? trial.confirms() ? Verdict.PASS : Verdict.INCONCLUSIVE
                        : Verdict.FAIL);

        assertThat(trials)
                .filteredOn(trial -> !trial.confirms())
                .allSatisfy(trial -> assertThat(trial.length()).isOne());
        assertThat(found.holds().orElseThrow().amount()).isBetween(44 / 1.05, 44.0);
    }

    @Test
    void inconclusiveLevelIsRunTwiceAsLongIfTheConfirmationWouldNotDecideIt() {
        search(
                "40/s",
                "400/s",
                Leaning.MEETS,
                trial -> trial.level().amount() > 44 && trial.level().amount() < 60
                        ? Verdict.INCONCLUSIVE
                        : passes(trial.level().amount() <= 44));

        assertThat(trials)
                .filteredOn(trial -> trial.level().text().equals("50.596/s"))
                .extracting(Trial::length)
                .containsExactly(1, 2);
    }

    @Test
    void climbGoesOnFromLevelsThatAreInconclusiveAndMeetTheThresholds() {
        Result found =
                search("5/s", "30/s", Leaning.MEETS, trial -> trial.confirms() ? Verdict.PASS : Verdict.INCONCLUSIVE);

        assertThat(trials)
                .extracting(trial -> trial.level().text())
                .containsExactly("5/s", "8/s", "12.8/s", "20.48/s", "30/s", "30/s");
        assertThat(found.end()).isEqualTo(end(End.ABOVE_MOST));
    }

    @Test
    void searchGoesOnUpwardsFromAConfirmedLevelIfTheOneAboveWasInconclusive() {
        Result found = search(
                "40/s",
                "100/s",
                Leaning.MISSES,
                trial -> trial.level().amount() > 60
                        ? Verdict.FAIL
                        : trial.confirms() || trial.level().amount() <= 45 ? Verdict.PASS : Verdict.INCONCLUSIVE);

        assertThat(found.holds().orElseThrow().amount()).isBetween(60 / 1.05, 60.0);
    }

    @Test
    void higherLevelThatIsNotConfirmedLeavesTheConfirmedOne() {
        Result found = search(
                "40/s",
                "100/s",
                Leaning.MISSES,
                trial -> trial.level().amount() <= 45 ? Verdict.PASS : Verdict.INCONCLUSIVE);

        assertThat(found.holds().orElseThrow().amount()).isBetween(45 / 1.025, 45.0);
        assertThat(trials.get(trials.size() - 1).confirms()).isTrue();
        assertThat(trials.get(trials.size() - 1).level().amount()).isGreaterThan(45);
    }

    @Test
    void levelThatIsNearlyOneThatWasNotConfirmedIsNotTried() {
        Result found = search(
                "100",
                "100",
                trial -> trial.level().amount() < 99 || !trial.confirms() ? Verdict.PASS : Verdict.INCONCLUSIVE);

        assertThat(trials).extracting(trial -> trial.level().text()).containsExactly("100", "100", "97");
        assertThat(found.holds()).isEqualTo(level("97"));
    }

    @Test
    void confirmationIsRepeatedIfTwiceItsLengthWouldDecideIt() {
        CapacitySearch search = confirming();
        Level level = search.next().orElseThrow().level();
        search.tried(Verdict.INCONCLUSIVE, Leaning.MEETS, OptionalDouble.of(1.5));

        assertThat(search.next()).contains(new Trial(level, 2, false, true));
        search.hurry();
        assertThat(search.next()).contains(new Trial(level.times(1 / 1.025), 1, false, true));

        search.tried(Verdict.INCONCLUSIVE, Leaning.MEETS, OptionalDouble.of(2.5));
        assertThat(search.next().orElseThrow().length()).isOne();
        assertThat(search.next().orElseThrow().level().amount()).isLessThan(level.amount() / 1.025);
    }

    @Test
    void confirmedLevelIsTheAnswerWheneverTheSearchEnds() {
        for (Consumer<CapacitySearch> ending :
                List.<Consumer<CapacitySearch>>of(CapacitySearch::hurry, CapacitySearch::stop, search -> {
                    search.tried(Verdict.INVALID);
                    search.tried(Verdict.INVALID);
                })) {
            CapacitySearch search = confirming();
            Level level = search.next().orElseThrow().level();
            search.tried(Verdict.PASS);
            assertThat(search.next()).as("the level above was inconclusive").isPresent();

            ending.accept(search);

            assertThat(search.next()).isEmpty();
            assertThat(search.result().holds()).contains(level);
        }
    }

    /** A search whose next run is a confirmation, with an inconclusive level above it. */
    private static CapacitySearch confirming() {
        CapacitySearch search = new CapacitySearch(
                Level.parse("40/s").orElseThrow(), Level.parse("400/s").orElseThrow());
        while (!search.next().orElseThrow().confirms()) {
            boolean passes = search.next().orElseThrow().level().amount() <= 44;
            search.tried(passes ? Verdict.PASS : Verdict.INCONCLUSIVE);
        }
        return search;
    }

    @Test
    void lowestLevelIsRunForAsLongAsItNeeds() {
        CapacitySearch search = new CapacitySearch(
                Level.parse("40/s").orElseThrow(), Level.parse("400/s").orElseThrow());
        search.tried(Verdict.INCONCLUSIVE, Leaning.MISSES, OptionalDouble.of(2.5));

        assertThat(search.next().orElseThrow().length()).isEqualTo(3);
        search.tried(Verdict.INCONCLUSIVE, Leaning.MISSES, OptionalDouble.of(100));
        assertThat(search.next().orElseThrow().length()).isEqualTo(4);
    }

    @Test
    void searchWithoutTimeConfirmsWhatPassed() {
        CapacitySearch search = new CapacitySearch(
                Level.parse("40/s").orElseThrow(), Level.parse("400/s").orElseThrow());
        search.tried(Verdict.PASS);
        search.hurry();

        assertThat(search.next()).contains(new Trial(Level.parse("40/s").orElseThrow(), 1, false, true));
        search.tried(Verdict.PASS);
        search.hurry();
        assertThat(search.result()).isEqualTo(new Result(level("40/s"), level(""), false, end(End.FOUND)));
    }

    @Test
    void searchWithoutTimeForAConfirmationEnds() {
        CapacitySearch search = new CapacitySearch(
                Level.parse("40/s").orElseThrow(), Level.parse("400/s").orElseThrow());
        search.tried(Verdict.PASS);
        search.hurry();
        search.hurry();

        assertThat(search.next()).isEmpty();
        assertThat(search.result().end()).isEqualTo(end(End.OUT_OF_TIME));
        assertThat(search.result().holds()).isEmpty();
    }

    @Test
    void invalidRunIsMadeOnceMore() {
        Result found = search(
                "40/s",
                "400/s",
                trial -> trial.again() || trial.level().amount() < 60
                        ? passes(trial.level().amount() < 60)
                        : Verdict.INVALID);

        assertThat(found.end()).isEqualTo(end(End.FOUND));

        trials.clear();
        Result ended = search("40/s", "400/s", trial -> trial.level().amount() < 60 ? Verdict.PASS : Verdict.INVALID);

        assertThat(ended).isEqualTo(new Result(level("40/s"), level(""), false, end(End.INVALID)));
    }

    @Test
    void longestSearchIsAsLongAsAnyWhoseRunsDecide() {
        Random random = new Random(7);
        Level least = Level.parse("5/s").orElseThrow();
        Level most = Level.parse("500/s").orElseThrow();
        for (int i = 0; i < 200; i++) {
            double capacity = 5 + random.nextDouble() * 495;
            trials.clear();
            Result found = search("5/s", "500/s", trial -> passes(trial.level().amount() <= capacity));

            assertThat(trials)
                    .hasSizeLessThanOrEqualTo(
                            CapacitySearch.longest(least, most).size() + 1);
            assertThat(found.good().orElseThrow().amount()).isBetween(capacity / 1.0501, capacity);
        }
    }

    private Result search(String least, String most, Function<Trial, Verdict> target) {
        return search(least, most, Leaning.MISSES, target);
    }

    private Result search(String least, String most, Leaning leaning, Function<Trial, Verdict> target) {
        CapacitySearch search = new CapacitySearch(
                Level.parse(least).orElseThrow(), Level.parse(most).orElseThrow());
        while (search.next().isPresent()) {
            trials.add(search.next().get());
            search.tried(target.apply(search.next().get()), leaning, OptionalDouble.empty());
            assertThat(trials).hasSizeLessThan(60);
        }
        return search.result();
    }

    private static Verdict passes(boolean passes) {
        return passes ? Verdict.PASS : Verdict.FAIL;
    }

    private static Optional<Level> level(String text) {
        return Level.parse(text);
    }

    private static Optional<End> end(End end) {
        return Optional.of(end);
    }
}
