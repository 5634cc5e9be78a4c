package io.github.wingload.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.diff.MadeUpRun;
import io.github.wingload.sweep.CapacitySearch.Trial;
import io.github.wingload.sweep.SweepTimes.Layout;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What the runs of a sweep are called. */
class SweeperTest {

    private static final MadeUpRun PASSES = MadeUpRun.ofSeconds(300).steady(600, 100);
    private static final MadeUpRun FAILS =
            MadeUpRun.ofSeconds(300).steady(600, 100).failed(1_000, 50);
    private static final MadeUpRun INVALID = MadeUpRun.ofSeconds(300);
    private static final MadeUpRun NOT_STEADY = notSteady();

    private static MadeUpRun notSteady() {
        MadeUpRun run = MadeUpRun.ofSeconds(300).open();
        for (int i = 0; i < 3_000; i++) {
            run.ok(100 * i, i < 1_000 ? 100 : 300);
        }
        return run;
    }

    @Test
    void aLevelThatIsRunOnceMoreSaysWhy() throws IOException, InterruptedException {
        Script script = new Script(PASSES, FAILS, INVALID, NOT_STEADY, FAILS);
        sweeper(script, Duration.ZERO).search(search("40/s", "64/s"), Duration.ofDays(1));

        assertThat(script.titles)
                .startsWith(
                        "run 1",
                        "run 2",
                        "run 3",
                        "run 4 (again, because the run before was invalid)",
                        "run 5 (longer, because the run before was inconclusive)",
                        "run 6");
    }

    @Test
    void theRunThatConfirmsIsCalledSo() throws IOException, InterruptedException {
        Script script = new Script(PASSES, INVALID, PASSES);
        sweeper(script, Duration.ZERO).search(search("40/s", "40/s"), Duration.ofDays(1));

        assertThat(script.titles)
                .containsExactly(
                        "run 1",
                        "run 2 (confirmation)",
                        "run 3 (confirmation; again, because the run before was invalid)");
    }

    @Test
    void aLevelThatIsStillSettlingKeepsItsPlace() throws IOException, InterruptedException {
        Script script = new Script(NOT_STEADY, PASSES, PASSES);
        sweeper(script, Duration.ofHours(1))
                .over(
                        List.of(
                                Level.parse("10/s").orElseThrow(),
                                Level.parse("20/s").orElseThrow()),
                        false);

        assertThat(script.titles)
                .containsExactly(
                        "level 1 of 2", "level 1 of 2 (again, because the service was not steady)", "level 2 of 2");
    }

    @Test
    void aServiceIsWarmedUpBeforeTheFirstLevelWhoseRunIsLaidOutByIt() throws IOException, InterruptedException {
        Level eight = Level.parse("8").orElseThrow();
        Script script = new Script(PASSES);
        Sweeper sweeper = new Sweeper("made-up", times(Duration.ZERO), Optional.of(new ServerWarmUp(eight)), script);

        sweeper.over(List.of(eight), false);

        assertThat(script.titles).containsExactly("warm-up of 16 calls", "level 1 of 1");
        assertThat(script.layouts.get(0).spawnPerSecond()).hasValue(80);
        assertThat(sweeper.sweep().levels()).hasSize(1);
    }

    private static CapacitySearch search(String from, String to) {
        return new CapacitySearch(
                Level.parse(from).orElseThrow(), Level.parse(to).orElseThrow());
    }

    private static Sweeper sweeper(Script script, Duration settle) {
        return new Sweeper("made-up", times(settle), Optional.empty(), script);
    }

    private static SweepTimes times(Duration settle) {
        return new SweepTimes(
                Optional.of(Duration.ofMinutes(5)),
                10,
                0,
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ZERO,
                OptionalDouble.empty(),
                Duration.ZERO,
                settle);
    }

    /** Runs whose ends are known beforehand; no further run can be made after them. */
    private static final class Script implements Sweeper.Runner {

        private final List<MadeUpRun> runs;
        private final List<String> titles = new ArrayList<>();
        private final List<Layout> layouts = new ArrayList<>();

        Script(MadeUpRun... runs) {
            this.runs = List.of(runs);
        }

        @Override
        public Optional<SweptLevel> run(Trial trial, Layout layout, int number, String what) {
            titles.add(what);
            layouts.add(layout);
            return number < runs.size()
                    ? Optional.of(new SweptLevel(
                            trial.level(),
                            trial.confirms(),
                            "run-" + number,
                            runs.get(number).report()))
                    : Optional.empty();
        }

        @Override
        public Optional<SweptLevel> warmUp(ServerWarmUp what) {
            titles.add("warm-up of " + what.calls() + " calls");
            return Optional.of(new SweptLevel(what.level(), false, "warm-up", PASSES.report()));
        }

        @Override
        public void pause(Duration time) {}

        @Override
        public boolean interrupted() {
            return false;
        }

        @Override
        public long nanos() {
            return 0;
        }
    }
}
