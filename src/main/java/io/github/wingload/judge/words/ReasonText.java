package io.github.wingload.judge.words;

import static io.github.wingload.judge.words.Wording.tenths;
import static io.github.wingload.judge.words.Wording.text;
import static io.github.wingload.text.Figures.count;
import static io.github.wingload.text.Figures.stretch;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Observed;
import io.github.wingload.plan.Figure.Share;
import io.github.wingload.plan.Figure.Timing;
import io.github.wingload.plan.task.Match;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Reason;
import io.github.wingload.result.Reason.AllOk;
import io.github.wingload.result.Reason.CallsFailed;
import io.github.wingload.result.Reason.CutShort;
import io.github.wingload.result.Reason.DecidedEarly;
import io.github.wingload.result.Reason.FailedByOwnDelays;
import io.github.wingload.result.Reason.GeneratorLimited;
import io.github.wingload.result.Reason.InWords;
import io.github.wingload.result.Reason.MostFrequent;
import io.github.wingload.result.Reason.NotSteady;
import io.github.wingload.result.Reason.NothingEnded;
import io.github.wingload.result.Reason.NothingSent;
import io.github.wingload.result.Reason.OnStartFailed;
import io.github.wingload.result.Reason.OnePayload;
import io.github.wingload.result.Reason.OneShard;
import io.github.wingload.result.Reason.OnlyShards;
import io.github.wingload.result.Reason.ShardApart;
import io.github.wingload.result.Reason.ShardCutShort;
import io.github.wingload.result.Reason.ShardDamaged;
import io.github.wingload.result.Reason.ShardTwice;
import io.github.wingload.result.Reason.ShardsMissing;
import io.github.wingload.result.Reason.StartsMissing;
import io.github.wingload.result.Reason.StoppedEarly;
import io.github.wingload.result.Reason.ThresholdMissed;
import io.github.wingload.result.Reason.ThresholdsMet;
import io.github.wingload.result.Reason.Undecided;
import io.github.wingload.result.Reason.UsersMissing;
import io.github.wingload.result.Reason.UsersMissing.Ramp;
import io.github.wingload.result.ThresholdFinding;
import io.github.wingload.result.ThresholdFinding.DecidedByDelays;
import io.github.wingload.result.ThresholdFinding.NothingToJudge;
import io.github.wingload.result.ThresholdFinding.WithinLimit;
import io.github.wingload.text.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The reason of a verdict as a sentence, and what to do about it; both without capital and full stop. */
public final class ReasonText {

    private static final double MANY_MINUTES = 180;

    /** A verdict on a shorter run says what the run cannot show. */
    private static final double LONG_RUN_SECONDS = 1800;

    private static final Match<Reason, InWords> WORDS = Match.<Reason, InWords>over(Reason.class)
            .on(InWords.class, reason -> reason)
            .on(StoppedEarly.class, ReasonText::stoppedEarly)
            .on(DecidedEarly.class, ReasonText::decidedEarly)
            .on(OneShard.class, ReasonText::oneShard)
            .on(ShardsMissing.class, ReasonText::shardsMissing)
            .on(ShardTwice.class, ReasonText::shardTwice)
            .on(ShardCutShort.class, ReasonText::shardCutShort)
            .on(ShardDamaged.class, ReasonText::shardDamaged)
            .on(ShardApart.class, ReasonText::shardApart)
            .on(OnlyShards.class, ReasonText::onlyShards)
            .on(CutShort.class, ReasonText::cutShort)
            .on(NothingSent.class, ReasonText::nothingSent)
            .on(NothingEnded.class, ReasonText::nothingEnded)
            .on(OnStartFailed.class, ReasonText::onStartFailed)
            .on(UsersMissing.class, ReasonText::usersMissing)
            .on(StartsMissing.class, ReasonText::startsMissing)
            .on(GeneratorLimited.class, ReasonText::generatorLimited)
            .on(FailedByOwnDelays.class, ReasonText::failedByOwnDelays)
            .on(OnePayload.class, ReasonText::onePayload)
            .on(CallsFailed.class, ReasonText::callsFailed)
            .on(AllOk.class, ReasonText::allOk)
            .on(ThresholdMissed.class, ReasonText::thresholdMissed)
            .on(Undecided.class, ReasonText::undecided)
            .on(NotSteady.class, ReasonText::notSteady)
            .on(ThresholdsMet.class, ReasonText::thresholdsMet)
            .complete();

    private static final String AGAIN =
            "run it again, on a machine with less other work if that is possible; the report's section Generator says when"
                    + " wingload stood still";

    private ReasonText() {}

    /** The reason and the advice. */
    public static InWords of(Reason reason) {
        return WORDS.of(reason);
    }

    private static InWords stoppedEarly(StoppedEarly reason) {
        InWords words = of(reason.reason());
        return new InWords("stopped early by the rule \"" + reason.rule() + "\": " + words.reason(), words.advice());
    }

    private static InWords decidedEarly(DecidedEarly reason) {
        InWords words = of(reason.reason());
        return new InWords(
                "decided after " + stretch(reason.after()) + " of " + stretch(reason.planned())
                        + " (stop_when: decided): " + words.reason(),
                words.advice());
    }

    private static InWords oneShard(OneShard reason) {
        return new InWords(
                "this is shard " + reason.shard().index() + " of "
                        + reason.shard().count() + " of " + reason.shard().run()
                        + ", numbered from 0, and a shard is not judged",
                "the merged run has the verdict: shard 0 makes it of shards that met, wingload merge of the directories of others");
    }

    private static InWords shardsMissing(ShardsMissing reason) {
        List<Integer> missing = reason.missing();
        String of = " of " + reason.count();
        return new InWords(
                missing.size() == 1
                        ? "shard " + missing.get(0) + of + " is missing: its part of the load was not made, or its"
                                + " results are not here"
                        : "shards " + joined(missing) + of + " are missing: their parts of the load were not made, or"
                                + " their results are not here",
                "merge the directories of all shards; with --only, the others are reported on their own");
    }

    private static InWords shardTwice(ShardTwice reason) {
        return new InWords(
                "shard " + reason.one().index() + " of " + reason.count() + " was run twice, as "
                        + reason.one().id() + " and as " + reason.other().id()
                        + ": the target had the load of both",
                "keep a shard from being started again, such as by a supervisor, and give each run a name of its own");
    }

    private static InWords shardCutShort(ShardCutShort reason) {
        String after = " after " + stretch(reason.part().loadDuration());
        String how = switch (reason.part().end()) {
            case INTERRUPTED -> " was interrupted" + after;
            case ABORTED -> " was aborted" + after;
            case MASTER_LOST -> " lost the Locust master" + after;
            default -> " was killed" + after + ", or is still running";
        };
        return new InWords(
                "shard " + reason.part().index() + " of " + reason.count() + how,
                "let all shards finish; the report shows what was measured so far");
    }

    private static InWords shardDamaged(ShardDamaged reason) {
        return new InWords(
                "calls.csv of shard " + reason.part().index() + " of " + reason.count() + " has "
                        + count(reason.part().calls(), "call", "calls") + ", and its run.json counts "
                        + count(reason.part().counted()),
                "copy the directory of that shard again");
    }

    private static InWords shardApart(ShardApart reason) {
        return new InWords(
                "shard " + reason.part().index() + " of " + reason.count() + " began its load "
                        + stretch(reason.part().startedAfter())
                        + " after the first, by the clocks of their machines: the load was not the planned one",
                "begin all shards at one time, with --meet or --start-at, and let time synchronisation set the clocks");
    }

    private static InWords onlyShards(OnlyShards reason) {
        InWords words = of(reason.reason());
        return new InWords(
                (reason.shards().size() == 1 ? "only shard " : "only shards ") + joined(reason.shards()) + " of "
                        + reason.count() + ", a part of the load: " + words.reason(),
                "merge all shards for a verdict on the whole load");
    }

    /** {@code 1, 2 and 5}. */
    private static String joined(List<Integer> numbers) {
        String all = numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return all.replaceFirst(", (\\d+)$", " and $1");
    }

    private static InWords cutShort(CutShort reason) {
        String after = " after " + stretch(reason.after())
                + reason.planned().map(planned -> " of " + stretch(planned)).orElse("");
        String what = switch (reason.end()) {
            case INTERRUPTED -> "the run was interrupted" + after;
            case ABORTED -> "the run was aborted" + after + ", and calls in flight were cut off";
            case KILLED -> "the process was killed" + after;
            case MASTER_LOST -> "the Locust master was lost" + after;
            case RUN_TIME, REQUESTS, SAMPLES_EXHAUSTED, STOP_RULE, DECIDED, MASTER ->
                throw new IllegalArgumentException("a run that ends so is complete: " + reason.end());
        };
        return new InWords(what, "let the run finish; the report shows what was measured so far");
    }

    private static InWords nothingSent(NothingSent reason) {
        return new InWords(
                "no call was sent: wingload failed on " + count(reason.calls(), "call", "calls")
                        + " with an exception: " + reason.exception(),
                "report the exception; this run says nothing about the target");
    }

    private static InWords nothingEnded(NothingEnded reason) {
        return reason.dropped() > 0
                ? new InWords(
                        "no call ended: all " + count(reason.dropped(), "start was", "starts were") + " dropped",
                        "raise max_in_flight, or find out what kept every call from ending")
                : new InWords(
                        "no call was started in the window of " + stretch(tenths(reason.windowSeconds())),
                        "check that the load starts calls at all: users, rate, warm-up and run time");
    }

    private static InWords onStartFailed(OnStartFailed reason) {
        return new InWords(
                "no user did a task, because " + count(reason.failed(), "call", "calls") + " of on_start failed",
                mostFrequent(reason.error()) + "check the requests of on_start, such as a login, with wingload try");
    }

    private static InWords usersMissing(UsersMissing reason) {
        String missing = "the load was not reached: only " + count(reason.started()) + " of " + count(reason.planned())
                + " users had started when the run time ended";
        return reason.ramp()
                .map(ramp -> new InWords(missing + "; " + ramp(ramp), advice(ramp)))
                .orElseGet(() -> new InWords(missing, "make the ramp longer, or use fewer users"));
    }

    private static String ramp(Ramp ramp) {
        return "at " + Unit.NUMBER.text(ramp.perSecond()) + " per second they need "
                + stretch(tenths(ramp.neededSeconds())) + ", and the run had " + stretch(tenths(ramp.givenSeconds()));
    }

    private static String advice(Ramp ramp) {
        return "run for well over " + stretch(tenths(ramp.neededSeconds())) + ", or raise the spawn rate to at least "
                + Unit.NUMBER.text(ramp.enoughPerSecond()) + " per second";
    }

    private static InWords startsMissing(StartsMissing reason) {
        return new InWords(
                "the load was not reached: only " + count(reason.made()) + " of " + count(reason.planned())
                        + " planned starts were made",
                "use a faster machine, or a lower rate");
    }

    private static InWords generatorLimited(GeneratorLimited reason) {
        return new InWords(
                "the generator was limited: " + SignalText.of(reason.signal()).finding(),
                "use a quieter or faster machine, fewer users or a lower rate; this run says nothing about the target");
    }

    private static InWords failedByOwnDelays(FailedByOwnDelays reason) {
        return new InWords(
                OwnDelaysText.of(reason.delays()) + "; that can have caused "
                        + (reason.failed() == 1 ? "the only failure" : "all " + count(reason.failed()) + " failures"),
                AGAIN);
    }

    private static InWords onePayload(OnePayload reason) {
        return new InWords(
                "all " + count(reason.calls()) + " calls sent the same payload, although "
                        + RemarkText.variety(reason.rows()),
                "check samples and pick: a cache may have answered all but the first call; if one payload is intended,"
                        + " set pick: fixed");
    }

    private static InWords callsFailed(CallsFailed reason) {
        return new InWords(
                reason.failed() == 0
                        ? "wingload itself threw an exception"
                        : failed(reason) + ", and no threshold allows failures",
                mostFrequent(reason.error())
                        + "to allow some failures, add a threshold, for example: success rate >= 99%");
    }

    private static String failed(CallsFailed reason) {
        return reason.intended().isEmpty()
                ? count(reason.failed(), "call", "calls") + " failed"
                : text(
                        "%s of %s failed (%s)",
                        count(reason.failed()),
                        count(reason.intended().getAsLong(), "call", "calls"),
                        Unit.PERCENT.text(
                                100.0 * reason.failed() / reason.intended().getAsLong()));
    }

    private static InWords allOk(AllOk reason) {
        return new InWords(
                (reason.calls() == 1 ? "the only call was" : "all " + count(reason.calls()) + " calls were") + " ok",
                "add thresholds to judge latency and rate as well");
    }

    private static InWords thresholdMissed(ThresholdMissed reason) {
        String which = reason.missed() == 1
                ? "threshold missed: "
                : count(reason.missed()) + " of " + count(reason.all()) + " thresholds missed, first ";
        return new InWords(which + words(reason.first()), advice(reason));
    }

    private static String advice(ThresholdMissed reason) {
        Figure figure = reason.first().threshold().figure();
        if (figure instanceof Observed) {
            return "see when the figure changed: the run's _observed.csv has its value at each scrape";
        }
        if (figure instanceof Timing && failuresDecide(reason.first().finding())) {
            return mostFrequent(reason.error()) + "see the observed errors";
        }
        if (figure instanceof Timing) {
            return "see which calls were slow and where the time went: the slowest are listed with their keys";
        }
        if (figure instanceof Share share && share.ofAnswers()) {
            return "see which tasks' answers are affected: the report lists them task by task";
        }
        return figure instanceof Share || reason.rate().isEmpty()
                ? mostFrequent(reason.error()) + "see the observed errors"
                : RemarkText.missed(reason.rate().get());
    }

    /** True of a time that is missed because calls failed, not because they were slow. */
    private static boolean failuresDecide(ThresholdFinding finding) {
        return finding instanceof NothingToJudge
                || finding instanceof WithinLimit share && Double.isInfinite(share.percentileMs());
    }

    private static String words(ThresholdResult result) {
        return result.threshold().text() + ": " + ThresholdText.of(result);
    }

    private static InWords undecided(Undecided reason) {
        String advice;
        if (reason.first().finding() instanceof DecidedByDelays) {
            advice = AGAIN;
        } else if (reason.secondsNeeded().isPresent()) {
            advice = "run for about " + about(reason.secondsNeeded().getAsDouble())
                    + " to decide it, if nothing else changes";
        } else if (reason.first().threshold().figure() instanceof Observed) {
            advice = "check that the endpoint under observe answers, and that it has metrics of these names";
        } else {
            advice = "a longer run may not decide it: the figure is at its limit, or it has no value";
        }
        return new InWords("undecided: " + words(reason.first()), advice);
    }

    /** In whole minutes, or in hours if it is long. */
    private static String about(double secondsNeeded) {
        double minutes = Math.ceil(secondsNeeded / 60);
        return minutes <= MANY_MINUTES ? stretch(minutes * 60) : text("%,.0f h", Math.ceil(secondsNeeded / 3600));
    }

    private static InWords thresholdsMet(ThresholdsMet reason) {
        String met = reason.all() == 1
                ? "threshold met: " + reason.first().threshold().text()
                : "all " + count(reason.all()) + " thresholds met";
        String scope = reason.seconds() < LONG_RUN_SECONDS
                ? ", in " + stretch(tenths(reason.seconds()))
                        + "; a run of this length cannot show changes slower than "
                        + stretch(tenths(reason.seconds() / 2))
                : "";
        return new InWords(
                met + scope,
                reason.ratePerHour().isPresent()
                        ? "to show the rate with a margin, offer 5% more: "
                                + Unit.PER_HOUR.text(reason.ratePerHour().getAsDouble())
                        : "keep this run as a baseline for later ones");
    }

    private static String mostFrequent(Optional<MostFrequent> error) {
        return error.map(most -> "the most frequent error is \"" + most.error() + "\" ("
                        + count(most.count(), "time", "times") + "); ")
                .orElse("");
    }

    private static InWords notSteady(NotSteady reason) {
        return new InWords(RemarkText.notSteady(reason.why()), "run it again, after a longer warm-up");
    }
}
