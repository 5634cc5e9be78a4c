package io.github.wingload.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.audit.StatedResult.Bucket;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each check, on the least statement that it finds something in. */
class ChecksTest {

    @Test
    void countsMustAddUp() {
        assertThat(found(named().with(Quantity.REQUESTS, 100)
                        .with(Quantity.OK, 90)
                        .with(Quantity.FAILED, 11)))
                .containsExactly(Check.COUNTS);
        assertThat(found(named().with(Quantity.REQUESTS, 100).with(Quantity.FAILED, 101)))
                .containsExactly(Check.PART_ABOVE_WHOLE);
        assertThat(found(named().with(Quantity.REQUESTS, 100)
                        .with(Quantity.OK, 90)
                        .with(Quantity.FAILED, 10)))
                .isEmpty();
    }

    @Test
    void aShareFollowsFromTheCountsWithinItsDigits() {
        StatedResult.Builder counts = named().with(Quantity.REQUESTS, 146_231).with(Quantity.OK, 136_287);
        assertThat(found(counts.with(Quantity.OK_SHARE, digits("93.20")))).isEmpty();
        assertThat(found(counts.build().renamed("more").with(Quantity.OK_SHARE, digits("93.25"))))
                .contains(Check.STATED_TWICE);
        assertThat(found(named().with(Quantity.REQUESTS, 146_231)
                        .with(Quantity.OK, 136_287)
                        .with(Quantity.OK_SHARE, digits("93.22"))))
                .containsExactly(Check.SHARE);
    }

    @Test
    void aShareOfFewRequestsIsAWholeNumberOfThem() {
        assertThat(found(named().with(Quantity.REQUESTS, 15).with(Quantity.OK_SHARE, digits("93.27"))))
                .containsExactly(Check.DIGITS);
        assertThat(found(named().with(Quantity.REQUESTS, 15).with(Quantity.OK_SHARE, digits("93.33"))))
                .isEmpty();
    }

    @Test
    void aRateIsTheCountOverTheDuration() {
        StatedResult.Builder stated =
                named().with(Quantity.REQUESTS, 161_081).with(Quantity.PER_SECOND, digits("41.94"));
        Finding finding = onlyFinding(stated.with(Quantity.SECONDS, Stated.digits(new BigDecimal("60"), 60)));
        assertThat(finding.check()).isEqualTo(Check.RATE);
        assertThat(finding.numbers().get("computed").value()).isCloseTo(44.74, within(0.01));
        // Either of two durations may be the right one; that there are two is a finding of its own.
        assertThat(found(named().with(Quantity.REQUESTS, 146_231)
                        .with(Quantity.PER_SECOND, digits("37.68"))
                        .with(Quantity.SECONDS, digits("3880.94"))
                        .with(Quantity.SECONDS, Stated.digits(new BigDecimal("60.00"), 60))))
                .containsExactly(Check.STATED_TWICE);
    }

    @Test
    void achievementIsTheRateOverTheTarget() {
        assertThat(found(named().with(Quantity.PER_SECOND, digits("37.68"))
                        .with(Quantity.TARGET_PER_SECOND, Stated.exact(150_000 / 3600.0))
                        .with(Quantity.ACHIEVED, digits("90.43"))))
                .isEmpty();
        assertThat(found(named().with(Quantity.PER_SECOND, digits("30.70"))
                        .with(Quantity.TARGET_PER_SECOND, Stated.exact(150_000 / 3600.0))
                        .with(Quantity.ACHIEVED, digits("90.43"))))
                .containsExactly(Check.ACHIEVEMENT);
    }

    @Test
    void partsMakeTheWhole() {
        StatedResult.Builder whole = named().with(Quantity.PER_SECOND, Stated.within(100, 1));
        for (int rate : new int[] {70, 20, 8, 5, 5}) {
            whole.part(named().with(Quantity.PER_SECOND, Stated.within(rate, 1)).build());
        }
        Finding finding = onlyFinding(whole);
        assertThat(finding.check()).isEqualTo(Check.PARTS);
        assertThat(finding.numbers().get("sum").value()).isEqualTo(108);

        assertThat(found(named().with(Quantity.REQUESTS, 300)
                        .with(Quantity.PER_SECOND, Stated.exact(30))
                        .with(times(300, 250, new TreeMap<>()))
                        .part(part(100, 10, 100))
                        .part(part(200, 10, 200))))
                .containsExactlyInAnyOrder(Check.PARTS, Check.MEAN_OF_PARTS, Check.DURATION_OF_PART);
    }

    @Test
    void bucketsMakeTheWholeAndHoldThePercentiles() {
        assertThat(found(buckets("33.86", "46.72", "10.38", "6.53", "2.52"))).isEmpty();
        assertThat(found(buckets("33.86", "46.72", "10.38", "6.53", "3.52"))).containsExactly(Check.BUCKET_SUM);
        StatedResult.Builder stated = buckets("53.86", "26.72", "10.38", "6.53", "2.52");
        Finding finding = onlyFinding(stated);
        assertThat(finding.check()).isEqualTo(Check.BUCKET_PERCENTILE);
        assertThat(finding.numbers().get("percentile").value()).isEqualTo(50);
    }

    @Test
    void percentilesDoNotFallAndAllowTheMean() {
        assertThat(found(named().with(times(10_000, 300, percentiles(50, 250, 90, 240)))))
                .containsExactly(Check.PERCENTILES_FALL, Check.MEAN_ABOVE_P90);
        assertThat(found(named().with(times(10_000, 100, percentiles(50, 250, 90, 400)))))
                .containsExactly(Check.MEAN_OUTSIDE);
        assertThat(found(named().with(times(10_000, 450, percentiles(0, 1, 50, 250, 90, 400, 100, 500)))))
                .containsExactly(Check.MEAN_OUTSIDE, Check.MEAN_ABOVE_P90);
        assertThat(found(named().with(times(10_000, 300, percentiles(0, 1, 50, 250, 90, 400, 100, 500)))))
                .isEmpty();
    }

    @Test
    void meanAndMedianAreWithinTheDeviation() {
        StatedTimes times = new StatedTimes(
                StatedTimes.Kind.RESPONSE,
                OptionalLong.of(10_000),
                Optional.of(Stated.exact(300)),
                Optional.of(Stated.exact(40)),
                percentiles(50, 250));
        assertThat(found(named().with(times))).containsExactly(Check.DEVIATION);
    }

    @Test
    void moreUsersAreNotBusyThanThereAre() {
        StatedResult.Builder stated = named().with(Quantity.USERS, 10)
                .with(Quantity.REQUESTS, 3_000)
                .with(Quantity.PER_SECOND, Stated.exact(50))
                .with(times(3_000, 300, new TreeMap<>()));
        Finding finding = onlyFinding(stated);
        assertThat(finding.check()).isEqualTo(Check.LITTLES_LAW);
        assertThat(finding.numbers().get("busy").value()).isEqualTo(15, within(1e-9));
        // Without the wait time, users may have been idle for any time.
        assertThat(found(named().with(Quantity.USERS, 100)
                        .with(Quantity.REQUESTS, 3_000)
                        .with(Quantity.PER_SECOND, Stated.exact(50))
                        .with(times(3_000, 300, new TreeMap<>()))))
                .isEmpty();
        assertThat(found(named().with(Quantity.USERS, 100)
                        .with(Quantity.WAIT_MS, 1_000)
                        .with(Quantity.REQUESTS, 3_000)
                        .with(Quantity.PER_SECOND, Stated.exact(50))
                        .with(times(3_000, 300, new TreeMap<>()))))
                .containsExactly(Check.IDLE_USERS);
    }

    @Test
    void aPercentileOfFewRequestsHasNoUpperBound() {
        Finding finding = onlyFinding(named().with(times(200, 300, percentiles(50, 250, 90, 400, 99, 900))));
        assertThat(finding.check()).isEqualTo(Check.TAIL);
        assertThat(finding.numbers().get("needed").value()).isEqualTo(368);
        assertThat(found(named().with(times(368, 300, percentiles(50, 250, 90, 400, 99, 900)))))
                .isEmpty();
    }

    @Test
    void aScheduleWithALimitHidesWhatWaited() {
        assertThat(found(named().with(Quantity.OFFERED_PER_SECOND, Stated.exact(40))
                        .with(Quantity.CAP, 4)
                        .with(Quantity.PER_SECOND, Stated.exact(20))))
                .containsExactly(Check.CAPPED_RATE, Check.OFFERED);
    }

    @Test
    void figuresWithFailedRequestsAndARampAreNamed() {
        assertThat(found(named().with(Quantity.REQUESTS, 1_202)
                        .with(Quantity.FAILED, 33)
                        .with(Quantity.USERS, 500)
                        .with(Quantity.RAMP_SECONDS, Stated.exact(100))
                        .with(Quantity.RAMP_REQUESTS, 950)
                        .failedTimed()))
                .containsExactly(Check.FAILED_TIMED, Check.FEW_WAVES, Check.RAMP);
    }

    @Test
    void tokensBelongToAnswers() {
        assertThat(found(answers().with(Quantity.OUTPUT_TOKENS, 0))).containsExactly(Check.NO_TOKENS);
        assertThat(found(answers().with(Quantity.OUTPUT_TOKENS, 94_665).with(Quantity.ASKED_TOKENS, 128)))
                .containsExactly(Check.SHORT_ANSWERS);
        assertThat(found(answers().with(Quantity.OUTPUT_TOKENS, 128_001).with(Quantity.ASKED_TOKENS, 128)))
                .containsExactly(Check.TOKENS_ABOVE_ASKED);
        assertThat(found(answers().with(Quantity.OUTPUT_TOKENS, 128_000).with(Quantity.ASKED_TOKENS, 128)))
                .isEmpty();
    }

    @Test
    void piecesThatAreSeveralTokensAreNotTheTimeOfAToken() {
        StatedResult.Builder stated = answers()
                .with(Quantity.OUTPUT_TOKENS, 101_000)
                .with(mean(StatedTimes.Kind.FIRST_TOKEN, 200))
                .with(mean(StatedTimes.Kind.GAP, 60))
                .with(mean(StatedTimes.Kind.RESPONSE, 3_200));
        Finding finding = onlyFinding(stated);
        assertThat(finding.check()).isEqualTo(Check.TOKENS_AND_PIECES);
        assertThat(finding.numbers().get("each").value()).isCloseTo(2, within(0.03));
    }

    @Test
    void testsAreNotLongerThanTheTimeInWhichTheyWereMade() {
        StatedResult level = named().with(Quantity.SECONDS, Stated.exact(60)).build();
        assertThat(Audit.ofLevels(List.of(level, level), Optional.of(Stated.within(119, 0.5))))
                .extracting(Finding::check)
                .containsExactly(Check.WINDOW);
        assertThat(Audit.ofLevels(List.of(level, level), Optional.of(Stated.within(121, 0.5))))
                .isEmpty();
    }

    /** Exponential and heavy-tailed times, closed loads with and without waits, whole and in parts. */
    @Test
    void aCorrectResultHasNoFindings() {
        for (int seed = 0; seed < 200; seed++) {
            assertThat(Audit.of(simulated(seed)))
                    .as("seed %d", seed)
                    .extracting(Finding::check)
                    .isEmpty();
        }
    }

    private static StatedResult simulated(int seed) {
        Random random = new Random(seed);
        int users = 1 + random.nextInt(20);
        int requests = 2_000 + random.nextInt(3_000);
        double spread = 0.2 + 0.8 * random.nextDouble();
        double[] all = new double[requests];
        double wait = random.nextBoolean() ? 0 : 500;
        double[] busyUntil = new double[users];
        StatedResult.Builder whole = named();
        double end = 0;
        for (int i = 0; i < requests; i++) {
            all[i] = 200 * Math.exp(spread * random.nextGaussian());
            int user = 0;
            for (int other = 1; other < users; other++) {
                user = busyUntil[other] < busyUntil[user] ? other : user;
            }
            busyUntil[user] += all[i] + wait;
            end = Math.max(end, busyUntil[user] - wait);
        }
        double seconds = end / 1e3;
        int first = requests / 3;
        whole.part(part(Arrays.copyOfRange(all, 0, first), seconds));
        whole.part(part(Arrays.copyOfRange(all, first, requests), seconds));
        part(whole, all, seconds);
        if (wait > 0) {
            whole.with(Quantity.WAIT_MS, Stated.within(wait, wait * 0.05));
        } else {
            whole.with(Quantity.WAIT_MS, Stated.within(0, 200.0 * users / requests * 200));
        }
        return whole.with(Quantity.USERS, users)
                .with(Quantity.SECONDS, Stated.exact(seconds))
                .build();
    }

    private static StatedResult part(double[] times, double seconds) {
        StatedResult.Builder part = named();
        part(part, times, seconds);
        return part.build();
    }

    private static void part(StatedResult.Builder stated, double[] times, double seconds) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        NavigableMap<Double, Stated> percentiles = new TreeMap<>();
        for (double percentile : new double[] {50, 90, 95, 99}) {
            int rank = (int) Math.ceil(percentile / 100 * sorted.length);
            percentiles.put(percentile, Stated.exact(sorted[rank - 1]));
        }
        percentiles.put(0.0, Stated.exact(sorted[0]));
        percentiles.put(100.0, Stated.exact(sorted[sorted.length - 1]));
        double mean = Arrays.stream(times).average().orElseThrow();
        double squares = Arrays.stream(times)
                .map(time -> (time - mean) * (time - mean))
                .average()
                .orElseThrow();
        stated.with(Quantity.REQUESTS, times.length)
                .with(Quantity.OK, times.length)
                .with(Quantity.FAILED, 0)
                .with(Quantity.PER_SECOND, Stated.exact(times.length / seconds))
                .with(new StatedTimes(
                        StatedTimes.Kind.RESPONSE,
                        OptionalLong.of(times.length),
                        Optional.of(Stated.exact(mean)),
                        Optional.of(Stated.exact(Math.sqrt(squares))),
                        percentiles));
        long fast = Arrays.stream(times).filter(time -> time < 200).count();
        stated.with(new Bucket(200, Stated.exact(100.0 * fast / times.length)))
                .with(new Bucket(Double.POSITIVE_INFINITY, Stated.exact(100.0 * (times.length - fast) / times.length)));
    }

    private static StatedResult part(long requests, double perSecond, double mean) {
        return named().with(Quantity.REQUESTS, requests)
                .with(Quantity.PER_SECOND, Stated.exact(perSecond))
                .with(times(requests, mean, new TreeMap<>()))
                .build();
    }

    private static StatedResult.Builder answers() {
        return named().with(Quantity.REQUESTS, 1_000).with(Quantity.OK, 1_000).with(Quantity.FAILED, 0);
    }

    private static StatedResult.Builder buckets(String... shares) {
        StatedResult.Builder stated =
                named().with(times(136_287, 966.1, percentiles(50, 561.7, 90, 1829.3, 99, 7047.8)));
        double[] bounds = {500, 1_000, 2_000, 5_000, Double.POSITIVE_INFINITY};
        for (int i = 0; i < bounds.length; i++) {
            stated.with(new Bucket(bounds[i], digits(shares[i])));
        }
        return stated;
    }

    private static StatedTimes times(long count, double mean, NavigableMap<Double, Stated> percentiles) {
        return new StatedTimes(
                StatedTimes.Kind.RESPONSE,
                OptionalLong.of(count),
                Optional.of(Stated.exact(mean)),
                Optional.empty(),
                percentiles);
    }

    private static StatedTimes mean(StatedTimes.Kind kind, double mean) {
        return new StatedTimes(
                kind, OptionalLong.empty(), Optional.of(Stated.exact(mean)), Optional.empty(), new TreeMap<>());
    }

    private static NavigableMap<Double, Stated> percentiles(double... pairs) {
        NavigableMap<Double, Stated> percentiles = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            percentiles.put(pairs[i], Stated.exact(pairs[i + 1]));
        }
        return percentiles;
    }

    private static Stated digits(String number) {
        return Stated.digits(new BigDecimal(number), 1);
    }

    private static StatedResult.Builder named() {
        return StatedResult.named("test");
    }

    private static List<Check> found(StatedResult.Builder stated) {
        return Audit.of(stated.build()).stream().map(Finding::check).toList();
    }

    private static Finding onlyFinding(StatedResult.Builder stated) {
        List<Finding> found = Audit.of(stated.build());
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
