package io.github.wingload.simulator.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.wingload.simulator.llm.VirtualStreams.Load;
import io.github.wingload.simulator.queue.EventQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchEngineTest {

    private static final EngineSetup LIFTWING = LlmSetup.LIFTWING_ENGINE;

    /** Medians over 30 seeds of another implementation of the same model: 200 requests, all users at once. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.37, 34.8, 199.4, 205, 26.9, 26.9, 26.9, 2694, 3613",
        "8, 1.93, 180.3, 241.7, 1307, 39.8, 40.4, 30.4, 4097, 5290",
        "32, 3.76, 352.1, 851.5, 4917, 74.1, 69.5, 35.9, 8190, 10368",
        "64, 4.45, 416.8, 3613, 9703, 108.6, 100.0, 41.2, 13273, 14862",
    })
    void levelsComeBackAsInTheReferenceModel(
            int users,
            double perSecond,
            double tokensPerSecond,
            double ttftP50,
            double ttftP99,
            double tpotP50,
            double gapMean,
            double gapP50,
            double totalMean,
            double totalP50) {
        List<VirtualStreams> runs = runs(30, seed -> VirtualStreams.ofUsers(users, Load.published(seed), LIFTWING));
        assertThat(median(runs, VirtualStreams::perSecond)).isCloseTo(perSecond, withinPercentage(4));
        assertThat(median(runs, VirtualStreams::tokensPerSecond)).isCloseTo(tokensPerSecond, withinPercentage(4));
        assertThat(median(runs, run -> run.ttftMs(50))).isCloseTo(ttftP50, withinPercentage(6));
        assertThat(median(runs, run -> run.ttftMs(99))).isCloseTo(ttftP99, withinPercentage(3));
        assertThat(median(runs, run -> run.tpotMs(50))).isCloseTo(tpotP50, withinPercentage(6));
        assertThat(median(runs, VirtualStreams::meanGapMs)).isCloseTo(gapMean, withinPercentage(5));
        assertThat(median(runs, run -> run.gapMs(50))).isCloseTo(gapP50, withinPercentage(1));
        assertThat(median(runs, VirtualStreams::meanTotalMs)).isCloseTo(totalMean, withinPercentage(4));
        assertThat(median(runs, run -> run.totalMs(50))).isCloseTo(totalP50, withinPercentage(5));
    }

    /** What LiftWing published on 2026-07-17. The ranges are those within which the reference model comes back to it. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.367, 34.74, 196.7, 26.94, 26.97, 3614.0, 3650.2",
        "8, 1.905, 179.2, 254.9, 40.06, 30.25, 5270.1, 6269.8",
        "32, 3.629, 349.3, 730.2, 78.28, 35.88, 10341.6, 12392.7",
        "64, 4.236, 412.7, 3729.4, 104.29, 41.67, 18124.8, 19845.3",
    })
    void levelsComeBackAsPublished(
            int users,
            double perSecond,
            double tokensPerSecond,
            double ttftP50,
            double tpotP50,
            double gapP50,
            double totalP50,
            double totalP99) {
        List<VirtualStreams> runs = runs(30, seed -> VirtualStreams.ofUsers(users, Load.published(seed), LIFTWING));
        assertThat(median(runs, VirtualStreams::perSecond)).isCloseTo(perSecond, withinPercentage(6));
        assertThat(median(runs, VirtualStreams::tokensPerSecond)).isCloseTo(tokensPerSecond, withinPercentage(5));
        assertThat(median(runs, run -> run.ttftMs(50))).isCloseTo(ttftP50, withinPercentage(20));
        assertThat(median(runs, run -> run.tpotMs(50))).isCloseTo(tpotP50, withinPercentage(8));
        assertThat(median(runs, run -> run.gapMs(50))).isCloseTo(gapP50, withinPercentage(3));
        assertThat(median(runs, run -> run.totalMs(50))).isCloseTo(totalP50, withinPercentage(20));
        assertThat(median(runs, run -> run.totalMs(99))).isCloseTo(totalP99, withinPercentage(5));
    }

    @Test
    void aLongRunForgetsTheBurstAtItsBeginning() {
        List<VirtualStreams> runs =
                runs(3, seed -> VirtualStreams.ofUsers(64, new Load(2_000, 0.284, 0, seed), LIFTWING));
        assertThat(median(runs, VirtualStreams::perSecond)).isCloseTo(4.71, withinPercentage(4));
        assertThat(median(runs, run -> run.ttftMs(50))).isBetween(500.0, 800.0);
    }

    @Test
    void slotsAreTheKneeBeyondWhichUsersQueue() {
        List<VirtualStreams> runs =
                runs(3, seed -> VirtualStreams.ofUsers(160, new Load(4_000, 0.284, 0, seed), LIFTWING));
        assertThat(median(runs, VirtualStreams::perSecond)).isCloseTo(5.37, withinPercentage(4));
        assertThat(median(runs, run -> run.ttftMs(50))).isCloseTo(6_297, withinPercentage(6));
    }

    @Test
    void startsAtARateWaitForThePromptsOfOthers() {
        List<VirtualStreams> runs =
                runs(5, seed -> VirtualStreams.ofRate(4, new Load(1_000, 0.284, 0, seed), LIFTWING));
        assertThat(median(runs, run -> run.ttftMs(90))).isCloseTo(983, withinPercentage(15));
    }

    @Test
    void aFullCacheMakesTheYoungestGiveWay() {
        List<VirtualStreams> runs =
                runs(3, seed -> VirtualStreams.ofUsers(64, new Load(1_600, 0.284, 0, seed), cache(30_000)));
        assertThat(median(runs, VirtualStreams::perSecond)).isCloseTo(3.57, withinPercentage(4));
        assertThat(median(runs, run -> run.ttftMs(50))).isCloseTo(10_715, withinPercentage(6));
        assertThat(runs).allMatch(run -> run.preemptions() > 0 && run.answered() == 1_600);
    }

    @Test
    void aSmallBudgetShortensTheLongGaps() {
        List<VirtualStreams> runs =
                runs(3, seed -> VirtualStreams.ofUsers(64, new Load(1_600, 0.284, 0, seed), budget(2_048)));
        assertThat(median(runs, run -> run.gapMs(99))).isCloseTo(338, withinPercentage(4));
        assertThat(median(runs, run -> run.tpotMs(50))).isCloseTo(136, withinPercentage(5));
    }

    @Test
    void cachedPromptsNeedNotBeRead() {
        int ninetyPercent = VirtualStreams.PROMPT - (int) (VirtualStreams.PROMPT * 0.1);
        List<VirtualStreams> runs =
                runs(3, seed -> VirtualStreams.ofUsers(64, new Load(1_600, 0.284, ninetyPercent, seed), LIFTWING));
        assertThat(median(runs, VirtualStreams::perSecond)).isCloseTo(12.8, withinPercentage(4));
        assertThat(median(runs, run -> run.ttftMs(50))).isCloseTo(180, withinPercentage(5));
    }

    @Test
    void answersOfFullLengthComeInLockstep() {
        List<VirtualStreams> runs = runs(5, seed -> VirtualStreams.ofUsers(8, new Load(200, 0, 0, seed), LIFTWING));
        assertThat(median(runs, VirtualStreams::perSecond)).isCloseTo(1.56, withinPercentage(2));
        assertThat(median(runs, run -> run.ttftMs(50))).isCloseTo(1_280, withinPercentage(2));
    }

    @Test
    void timeScaleChangesNothingButTheClock() {
        VirtualStreams real = VirtualStreams.ofUsers(8, Load.published(1), LIFTWING);
        VirtualStreams fast = VirtualStreams.ofUsers(8, Load.published(1), LIFTWING.scaled(0.1));
        assertThat(10 * fast.totalMs(99)).isCloseTo(real.totalMs(99), withinPercentage(3));
    }

    @Test
    void whoHasGoneMakesRoomForOthers() {
        EventQueue events = new EventQueue();
        BatchEngine engine = new BatchEngine(slots(1), new Random(1), events);
        boolean[] gone = {false};
        List<Long> first = new ArrayList<>();
        List<Long> second = new ArrayList<>();
        engine.submit(0, new Generation(100, 1_000, new Generation.Reader() {
            @Override
            public boolean gone() {
                return gone[0];
            }

            @Override
            public void token(int number, long atNs) {
                first.add(atNs);
                gone[0] = number == 5;
            }
        }));
        engine.submit(0, new Generation(100, 3, (number, atNs) -> second.add(atNs)));
        while (events.nextNs() < Long.MAX_VALUE) {
            events.runUntil(events.nextNs());
        }
        assertThat(first).hasSize(5);
        assertThat(second).hasSize(3);
        assertThat(engine.running()).isZero();
        assertThat(engine.cacheUsage()).isZero();
    }

    private static List<VirtualStreams> runs(int seeds, java.util.function.LongFunction<VirtualStreams> run) {
        return LongStream.rangeClosed(1, seeds).mapToObj(run).toList();
    }

    private static double median(List<VirtualStreams> runs, ToDoubleFunction<VirtualStreams> figure) {
        return VirtualStreams.percentile(
                runs.stream().map(figure::applyAsDouble).toList(), 50);
    }

    private static EngineSetup slots(int slots) {
        return with(slots, LIFTWING.tokenBudget(), LIFTWING.cacheTokens());
    }

    private static EngineSetup budget(int tokens) {
        return with(LIFTWING.slots(), tokens, LIFTWING.cacheTokens());
    }

    private static EngineSetup cache(int tokens) {
        return with(LIFTWING.slots(), LIFTWING.tokenBudget(), tokens);
    }

    private static EngineSetup with(int slots, int budget, int cache) {
        return new EngineSetup(
                LIFTWING.decodeNs(),
                LIFTWING.batchNs(),
                LIFTWING.batchExponent(),
                LIFTWING.prefillNs(),
                LIFTWING.requestNs(),
                LIFTWING.serialNs(),
                LIFTWING.returnNs(),
                LIFTWING.variation(),
                slots,
                budget,
                cache);
    }
}
