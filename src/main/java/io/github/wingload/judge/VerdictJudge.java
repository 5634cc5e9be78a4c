package io.github.wingload.judge;

import static io.github.wingload.judge.words.Wording.count;
import static io.github.wingload.judge.words.Wording.seconds;
import static io.github.wingload.judge.words.Wording.text;

import io.github.wingload.judge.words.RemarkText;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Observed;
import io.github.wingload.plan.Figure.Share;
import io.github.wingload.plan.Figure.Timing;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.FailureRow;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.Remark.TargetMissed;
import io.github.wingload.result.RunResult;
import io.github.wingload.result.Window;
import io.github.wingload.stats.CallStats;
import io.github.wingload.text.Unit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The verdict on a run: what is to blame, in a word, a reason and an advice.
 *
 * <p>INVALID comes first, as {@link Invalidity} says. Then FAIL if a threshold is broken, INCONCLUSIVE if one cannot be told,
 * else PASS. Without thresholds any failed call fails the run, as in Locust. The verdict decides the exit code, but an
 * interruption goes before it.
 */
final class VerdictJudge {

    private static final double PERCENT = 100;

    private static final double MARGIN = 1.05;
    private static final double SECONDS_PER_HOUR = 3600;

    private final Plan plan;
    private final RunResult result;
    private final Window window;
    private final CallStats calls;
    private final GeneratorHealth health;
    private final PayloadDiversity diversity;
    private final List<FailureRow> failures;
    private final Optional<TargetMissed> shortfall;

    VerdictJudge(
            RunResult result,
            Window window,
            CallStats calls,
            GeneratorHealth health,
            PayloadDiversity diversity,
            List<FailureRow> failures,
            Optional<TargetMissed> shortfall) {
        this.plan = result.manifest().plan();
        this.result = result;
        this.window = window;
        this.calls = calls;
        this.health = health;
        this.diversity = diversity;
        this.failures = failures;
        this.shortfall = shortfall;
    }

    Judgement judge(List<Ruling> rulings) {
        List<ThresholdResult> thresholds = rulings.stream().map(Ruling::result).toList();
        Optional<Ground> invalid = new Invalidity(result, window, calls, health, diversity).ground();
        Verdict verdict = invalid.isPresent() ? Verdict.INVALID : verdict(rulings);
        Ground ground = invalid.orElseGet(() -> switch (verdict) {
            case FAIL -> rulings.isEmpty() ? failedCalls() : broken(rulings);
            case INCONCLUSIVE -> untold(rulings);
            default -> kept(rulings);
        });
        String reason = result.load()
                .stopRule()
                .map(rule -> "stopped early by the rule \"" + rule + "\": " + ground.reason())
                .orElse(ground.reason());
        return new Judgement(verdict, reason, ground.advice(), thresholds, exitCode(verdict));
    }

    private Verdict verdict(List<Ruling> rulings) {
        if (rulings.isEmpty()) {
            boolean clean = calls.failures() == 0
                    && calls.neverSent() == 0
                    && result.exceptions().isEmpty();
            return clean ? Verdict.PASS : Verdict.FAIL;
        }
        if (rulings.stream().anyMatch(ruling -> ruling.state() == ThresholdResult.State.FAIL)) {
            return Verdict.FAIL;
        }
        boolean told = rulings.stream().allMatch(ruling -> ruling.state() == ThresholdResult.State.PASS);
        return told ? Verdict.PASS : Verdict.INCONCLUSIVE;
    }

    private int exitCode(Verdict verdict) {
        if (result.load().end().stoppedFromOutside()) {
            return 130;
        }
        return switch (verdict) {
            case PASS -> 0;
            case FAIL -> 1;
            case INVALID, INCONCLUSIVE -> 3;
        };
    }

    private Ground failedCalls() {
        long intended = calls.requests() + calls.neverSent();
        long failed = intended - calls.ok().count();
        String reason = failed == 0
                ? "wingload itself met an exception"
                : text(
                        "%s of %s failed (%.2f%%), and no threshold says how many may",
                        count(failed), count(intended, "call", "calls"), PERCENT * failed / intended);
        return new Ground(
                reason, mostFrequent() + "say how many may fail with thresholds, for example: success rate >= 99%");
    }

    private Ground broken(List<Ruling> rulings) {
        List<Ruling> broken = rulings.stream()
                .filter(ruling -> ruling.state() == ThresholdResult.State.FAIL)
                .toList();
        Ruling first = broken.get(0);
        String count = broken.size() == 1
                ? "broken: "
                : count(broken.size()) + " of " + count(rulings.size()) + " thresholds are broken, the first is ";
        return new Ground(
                count + first.result().threshold().text() + ": "
                        + first.result().finding(),
                advice(first.result().threshold()));
    }

    private String advice(Rule threshold) {
        Figure figure = threshold.figure();
        if (figure instanceof Observed) {
            return "see when it rose or fell: the run's _observed.csv has the figure at each scrape";
        }
        if (figure instanceof Timing) {
            return "see which calls were slow and who took the time: the slowest are listed with their keys";
        }
        if (figure instanceof Share share && share.ofAnswers()) {
            return "see which tasks' answers it is, and what they say: they are listed task by task";
        }
        if (figure instanceof Share || shortfall.isEmpty()) {
            return mostFrequent() + "see the observed errors";
        }
        return RemarkText.missed(shortfall.get());
    }

    private String mostFrequent() {
        return failures.isEmpty()
                ? ""
                : "the most frequent error is \"" + failures.get(0).group().error() + "\" ("
                        + count(failures.get(0).group().count(), "time", "times") + "); ";
    }

    private static Ground untold(List<Ruling> rulings) {
        List<Ruling> untold = rulings.stream()
                .filter(ruling -> ruling.state() == ThresholdResult.State.INCONCLUSIVE)
                .toList();
        Ruling first = untold.get(0);
        OptionalDouble needed = untold.stream()
                .map(Ruling::secondsNeeded)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max();
        boolean scrapes = first.result().threshold().figure() instanceof Observed;
        return new Ground(
                "cannot be told: " + first.result().threshold().text() + ": "
                        + first.result().finding(),
                needed.isPresent()
                        ? "a run of about " + about(needed.getAsDouble()) + " would tell, if nothing else changes"
                        : scrapes
                                ? "see that the endpoint under observe answers, and that its metrics are named so"
                                : "no length of the run is sure to tell: the figure is at its limit, or there is none");
    }

    /** In whole minutes, or hours where it is many. */
    private static String about(double secondsNeeded) {
        double minutes = Math.ceil(secondsNeeded / 60);
        return minutes <= 180 ? seconds(minutes * 60) : text("%,.0f h", Math.ceil(secondsNeeded / SECONDS_PER_HOUR));
    }

    private Ground kept(List<Ruling> rulings) {
        if (rulings.isEmpty()) {
            return new Ground(
                    count(calls.requests(), "call", "calls") + ", every one of them ok",
                    "give thresholds to have speed and rate judged too");
        }
        String reason = rulings.size() == 1
                ? "kept: " + rulings.get(0).result().threshold().text()
                : "all " + count(rulings.size()) + " thresholds are kept";
        OptionalDouble rate = plan.load().open()
                ? plan.thresholds().stream()
                        .filter(threshold -> threshold.figure().equals(Figure.REQUESTS_PER_HOUR)
                                && !threshold.operator().upper())
                        .mapToDouble(Rule::limit)
                        .max()
                : OptionalDouble.empty();
        return new Ground(
                reason,
                rate.isPresent()
                        ? "to show the rate with a margin, offer 5% more: "
                                + Unit.NUMBER.text(rate.getAsDouble() * MARGIN) + "/h"
                        : "keep this run to compare later ones with");
    }
}
