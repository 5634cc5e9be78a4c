package io.github.wingload.judge.words;

import static io.github.wingload.judge.words.Wording.sentence;
import static io.github.wingload.judge.words.Wording.tenths;
import static io.github.wingload.judge.words.Wording.text;
import static io.github.wingload.text.Figures.count;
import static io.github.wingload.text.Figures.stretch;

import io.github.wingload.plan.task.Match;
import io.github.wingload.result.Remark;
import io.github.wingload.result.Remark.AnswersDiffer;
import io.github.wingload.result.Remark.CacheMedianOutside;
import io.github.wingload.result.Remark.CacheRuleUndecided;
import io.github.wingload.result.Remark.CachedPrompts;
import io.github.wingload.result.Remark.CallsDiffer;
import io.github.wingload.result.Remark.CallsLeftOut;
import io.github.wingload.result.Remark.Contradiction;
import io.github.wingload.result.Remark.DoubtfulStreams;
import io.github.wingload.result.Remark.FileDamaged;
import io.github.wingload.result.Remark.GeneratorLimited;
import io.github.wingload.result.Remark.HitsNotFaster;
import io.github.wingload.result.Remark.InWords;
import io.github.wingload.result.Remark.LineDamaged;
import io.github.wingload.result.Remark.LittlesLawBroken;
import io.github.wingload.result.Remark.MoreHitsThanRepeats;
import io.github.wingload.result.Remark.OrderMatters;
import io.github.wingload.result.Remark.PartUnknown;
import io.github.wingload.result.Remark.PromptsOffPlan;
import io.github.wingload.result.Remark.RampInWindow;
import io.github.wingload.result.Remark.RequestNotKept;
import io.github.wingload.result.Remark.SamePayload;
import io.github.wingload.result.Remark.Settling;
import io.github.wingload.result.Remark.ShardSlower;
import io.github.wingload.result.Remark.ShardStart;
import io.github.wingload.result.Remark.ShortRun;
import io.github.wingload.result.Remark.SidesFailed;
import io.github.wingload.result.Remark.SpecialCalls;
import io.github.wingload.result.Remark.StatusesDiffer;
import io.github.wingload.result.Remark.TargetMetOnlyWithFailures;
import io.github.wingload.result.Remark.TargetMissed;
import io.github.wingload.result.Remark.TokensDisagree;
import io.github.wingload.result.Remark.Unsteady;
import io.github.wingload.result.Remark.UsersIdle;
import io.github.wingload.result.Remark.WallTimeDiffers;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A remark as a sentence, with capital and full stop. */
public final class RemarkText {

    private static final Match<Remark, String> WORDS = Match.<Remark, String>over(Remark.class)
            .on(InWords.class, InWords::sentence)
            .on(Contradiction.class, RemarkText::contradiction)
            .on(GeneratorLimited.class, RemarkText::generatorLimited)
            .on(TargetMissed.class, RemarkText::targetMissed)
            .on(TargetMetOnlyWithFailures.class, RemarkText::targetMetOnlyWithFailures)
            .on(RampInWindow.class, RemarkText::rampInWindow)
            .on(ShortRun.class, RemarkText::shortRun)
            .on(SamePayload.class, RemarkText::samePayload)
            .on(CacheRuleUndecided.class, RemarkText::cacheRuleUndecided)
            .on(HitsNotFaster.class, RemarkText::hitsNotFaster)
            .on(CacheMedianOutside.class, RemarkText::cacheMedianOutside)
            .on(MoreHitsThanRepeats.class, RemarkText::moreHitsThanRepeats)
            .on(DoubtfulStreams.class, RemarkText::doubtfulStreams)
            .on(RequestNotKept.class, RemarkText::requestNotKept)
            .on(CachedPrompts.class, RemarkText::cachedPrompts)
            .on(PromptsOffPlan.class, RemarkText::promptsOffPlan)
            .on(AnswersDiffer.class, RemarkText::answersDiffer)
            .on(Unsteady.class, RemarkText::unsteady)
            .on(Settling.class, RemarkText::settling)
            .on(WallTimeDiffers.class, RemarkText::wallTimeDiffers)
            .on(LittlesLawBroken.class, RemarkText::littlesLawBroken)
            .on(UsersIdle.class, RemarkText::usersIdle)
            .on(TokensDisagree.class, RemarkText::tokensDisagree)
            .on(SpecialCalls.class, RemarkText::specialCalls)
            .on(FileDamaged.class, RemarkText::fileDamaged)
            .on(LineDamaged.class, RemarkText::lineDamaged)
            .on(PartUnknown.class, RemarkText::partUnknown)
            .on(CallsDiffer.class, RemarkText::callsDiffer)
            .on(ShardStart.class, RemarkText::shardStart)
            .on(ShardSlower.class, RemarkText::shardSlower)
            .on(CallsLeftOut.class, RemarkText::callsLeftOut)
            .on(SidesFailed.class, RemarkText::sidesFailed)
            .on(StatusesDiffer.class, RemarkText::statusesDiffer)
            .on(OrderMatters.class, RemarkText::orderMatters)
            .complete();

    private RemarkText() {}

    /** The sentence of a remark. */
    public static String of(Remark remark) {
        return WORDS.of(remark);
    }

    private static String sidesFailed(SidesFailed remark) {
        boolean first = remark.onlyFirst() > remark.onlySecond();
        String fails = !remark.differ()
                ? ""
                : (first ? remark.first() : remark.second()) + " fails more often than "
                        + (first ? remark.second() : remark.first()) + ": ";
        return sentence(fails + only(remark.first(), remark.second(), remark.onlyFirst()) + ", and "
                + only(remark.second(), remark.first(), remark.onlySecond())
                + "; the comparison of times leaves these pairs out");
    }

    private static String only(String failed, String other, long pairs) {
        return failed + " failed in " + count(pairs, "pair", "pairs") + " in which " + other + " was ok";
    }

    private static String statusesDiffer(StatusesDiffer remark) {
        return sentence("the two answers to a row had different statuses in "
                + part(remark.count(), remark.of(), "pair", "pairs"));
    }

    private static String orderMatters(OrderMatters remark) {
        double ratio = remark.ratio().value();
        return "The call of a pair that was made first took " + Unit.RATIO.text(ratio)
                + " the time of the second (95% interval "
                + Unit.RATIO.interval(
                        remark.ratio().interval().low(),
                        remark.ratio().interval().high())
                + "), whichever side it went to"
                + (ratio > 1 ? ", as if it filled a cache" : "")
                + "; the figures of the comparison are averaged over both orders.";
    }

    private static String contradiction(Contradiction remark) {
        String where = remark.task().map(task -> "task " + task + ": ").orElse("");
        return "Self-check failed: " + where
                + switch (remark.what()) {
                    case TASKS -> unequal(remark, "task is", "tasks are", "in the plan", "in the totals");
                    case REQUESTS -> added(remark, "request", "requests");
                    case FAILURES -> added(remark, "failure", "failures");
                    case DROPPED -> added(remark, "dropped call", "dropped calls");
                    case BYTES -> added(remark, "byte", "bytes");
                    case OTHER_FIGURES ->
                        "the figures of the tasks do not add up to the total; the counts are "
                                + count(remark.expected(), "call", "calls") + " and " + count(remark.found());
                    case GROUPED_FAILURES -> unequal(remark, "call", "calls", "failed", "in the groups of errors");
                    case ANALYSED -> unequal(remark, "call was", "calls were", "recorded", "analysed");
                    case NEVER_SENT -> unequal(remark, "call was", "calls were", "dropped", "never sent");
                }
                + ".";
    }

    private static String added(Contradiction remark, String one, String many) {
        return "the tasks add up to " + count(remark.expected(), one, many) + ", the total is " + count(remark.found());
    }

    /** {@code 4 calls were recorded, 3 analysed}. */
    private static String unequal(Contradiction remark, String one, String many, String how, String otherwise) {
        return count(remark.expected(), one, many) + " " + how + ", " + count(remark.found()) + " " + otherwise;
    }

    private static String generatorLimited(GeneratorLimited remark) {
        return "The generator was limited: " + SignalText.of(remark.signal()).finding()
                + "; only the calls that failed count against the target.";
    }

    private static String targetMissed(TargetMissed remark) {
        return sentence(missed(remark));
    }

    /** Why the target rate was missed, without capital and full stop. */
    static String missed(TargetMissed remark) {
        List<String> reasons = new ArrayList<>();
        reasons.add(text(
                "the target rate was missed: %s of %s requests/hour (%s)",
                Unit.NUMBER.text(remark.reachedPerHour()),
                Unit.NUMBER.text(remark.targetPerHour()),
                Unit.PERCENT.text(100 * remark.reachedPerHour() / remark.targetPerHour())));
        remark.neededInFlight()
                .ifPresent(needed -> reasons.add(text(
                        "at a mean service time of %s the target needs %.1f calls in flight, and there were %.1f (Little's"
                                + " law)",
                        Unit.TIME.text(remark.meanServiceMs()), needed, remark.meanInFlight())));
        remark.offeredPerHour()
                .ifPresent(offered ->
                        reasons.add("the plan offered only " + Unit.NUMBER.text(offered) + " requests/hour"));
        if (remark.dropped() > 0) {
            reasons.add(count(remark.dropped(), "start was", "starts were")
                    + " dropped because the in-flight limit was reached: the target was too slow for this rate");
        }
        if (remark.tooManyRequests() > 0) {
            reasons.add(count(remark.tooManyRequests(), "response was", "responses were")
                    + " 429: the target limits the rate");
        }
        remark.users()
                .ifPresent(users -> reasons.add(text(
                        "%.0f users each made a call every %s; at the same speed of the target, %.0f users would reach it",
                        users.count(), stretch(tenths(users.cycleSeconds())), users.needed())));
        return String.join("; ", reasons);
    }

    private static String targetMetOnlyWithFailures(TargetMetOnlyWithFailures remark) {
        return "The target of " + Unit.NUMBER.text(remark.targetPerHour())
                + " requests/hour was met only because failed calls count: ok calls reached "
                + Unit.NUMBER.text(remark.okPerHour())
                + "/hour, " + Unit.PERCENT.text(100 * remark.okPerHour() / remark.targetPerHour()) + " of it.";
    }

    private static String rampInWindow(RampInWindow remark) {
        return "The load was still changing for " + stretch(tenths(remark.rampSeconds())) + " of "
                + stretch(tenths(remark.windowSeconds())) + ", so the figures mix the ramp with the full load"
                + (remark.steadyStages().isEmpty() ? "" : "; see stage " + String.join(", ", remark.steadyStages()))
                + ".";
    }

    private static String shortRun(ShortRun remark) {
        return "The window is shorter than " + text("%.1f s", remark.longEnoughSeconds())
                + ": intervals take calls as independent and may be too narrow.";
    }

    private static String samePayload(SamePayload remark) {
        return sentence(part(remark.same(), remark.sent(), "call", "calls")
                + remark.task().map(task -> " of " + task).orElse("") + " sent the same payload, although "
                + variety(remark.rows()) + ": a cache would answer all but the first");
    }

    /** What should have made the payloads differ. */
    static String variety(long rows) {
        return rows > 1
                ? "the samples have " + count(rows) + " rows"
                : "the task has values generated for each request";
    }

    private static String cacheRuleUndecided(CacheRuleUndecided remark) {
        return sentence(prefix(remark.task()) + "the cache rule \"" + remark.rule()
                + "\" recognised neither a hit nor a miss in " + count(remark.okCalls(), "ok call", "ok calls"));
    }

    private static String hitsNotFaster(HitsNotFaster remark) {
        return sentence(prefix(remark.task()) + "cache hits are not faster than misses (median "
                + Unit.TIME.text(remark.hitP50Ms())
                + " against " + Unit.TIME.text(remark.missP50Ms()) + "): either the rule \"" + remark.rule()
                + "\" does not detect hits, or the cache does not help");
    }

    private static String cacheMedianOutside(CacheMedianOutside remark) {
        return sentence(prefix(remark.task()) + "the cache figures contradict each other: the median of all calls, "
                + Unit.TIME.text(remark.allP50Ms()) + ", must lie between the median of hits, "
                + Unit.TIME.text(remark.hitP50Ms())
                + ", and the median of misses, " + Unit.TIME.text(remark.missP50Ms()));
    }

    private static String moreHitsThanRepeats(MoreHitsThanRepeats remark) {
        return sentence(
                prefix(remark.task()) + count(remark.hits(), "response", "responses") + " came from a cache, but only "
                        + count(remark.repeated()) + " of " + count(remark.sent())
                        + " calls repeated a payload of this run: the cache held the others before the run, or they are not"
                        + " hits");
    }

    private static String doubtfulStreams(DoubtfulStreams remark) {
        String answers = part(remark.count(), remark.of(), "answer", "answers");
        return sentence(prefix(remark.task())
                + switch (remark.kind()) {
                    case NOT_COUNTED ->
                        "the server did not count the tokens of " + answers
                                + ", so times per token and tokens per second are not known; vLLM counts them if the"
                                + " request has stream_options: {include_usage: true}";
                    case FEWER_TOKENS_THAN_EVENTS ->
                        "the server counted fewer tokens than it sent events with tokens in " + answers
                                + ": its count is wrong, and so are times per token and tokens per second";
                    case SEVERAL_TOKENS_AN_EVENT ->
                        "the server counted over 5% more tokens than it sent events with tokens in " + answers
                                + ": events hold several tokens, so gap is the time between events and not between tokens";
                    case IN_BURSTS ->
                        "tokens arrived in bursts in " + answers
                                + ": a proxy holds answers back, or a busy server or generator handles several tokens at once, so"
                                + " the time to the first token and the gaps may not be the model's";
                });
    }

    private static String requestNotKept(RequestNotKept remark) {
        String answers = part(remark.count(), remark.of(), "answer", "answers");
        String mean = remark.meanTokens().isEmpty()
                ? ""
                : ", and the mean is " + Unit.NUMBER.text(remark.meanTokens().getAsDouble());
        String asked = count(remark.asked(), "token", "tokens");
        return sentence(prefix(remark.task()) + "the server did not keep "
                + remark.field().key() + ": " + answers
                + switch (remark.field()) {
                    case IGNORE_EOS, MIN_TOKENS -> verb(remark, " is", " are") + " shorter than " + asked + mean;
                    case MAX_TOKENS ->
                        verb(remark, " is", " are") + " longer than " + asked + " by the server's count" + mean;
                    case MAX_COMPLETION_TOKENS ->
                        verb(remark, " is", " are") + " longer than " + asked + mean
                                + "; some servers know only max_tokens";
                });
    }

    private static String cachedPrompts(CachedPrompts remark) {
        return sentence(prefix(remark.task()) + "the server took "
                + Unit.PERCENT.text(100.0 * remark.cached() / remark.of())
                + " of the prompts' tokens from a cache, so the time to the first token is that of reading the rest; prompts that"
                + " differ from their first word on are read as a whole");
    }

    private static String promptsOffPlan(PromptsOffPlan remark) {
        return sentence(prefix(remark.task()) + "the server counted " + Unit.NUMBER.text(remark.meanTokens())
                + " tokens in a prompt on average, and " + Unit.NUMBER.text(remark.planned())
                + " ids were sent: it changes the prompts, for example by decoding the ids and reading the text anew");
    }

    private static String answersDiffer(AnswersDiffer remark) {
        String asked = remark.field().equals("seed") ? "seed" : remark.field() + ": 0";
        return sentence(prefix(remark.task()) + part(remark.count(), remark.of(), "request", "requests")
                + " that were sent more than once got different texts in spite of " + asked
                + ", so lengths and times of the answers differ from run to run");
    }

    private static String verb(RequestNotKept remark, String one, String many) {
        return remark.count() == 1 ? one : many;
    }

    /** {@code all 60 answers}, {@code the only answer} or {@code 3 of 60 answers (5.00%)}. */
    private static String part(long count, long of, String one, String many) {
        return count == of
                ? of == 1 ? "the only " + one : "all " + count(of, one, many)
                : count(count) + " of " + count(of, one, many) + " (" + Unit.PERCENT.text(100.0 * count / of) + ")";
    }

    private static String unsteady(Unsteady remark) {
        return "Not steady: " + change(remark) + ".";
    }

    private static String change(Unsteady remark) {
        double before = remark.before();
        double after = remark.after();
        return switch (remark.what()) {
                    case P90_OF_OK ->
                        change("p90 of ok calls" + to(remark.side()), Unit.TIME.text(before), Unit.TIME.text(after));
                    case SUCCESS_RATE ->
                        change(
                                "the success rate" + of(remark.side()),
                                Unit.PERCENT.text(before),
                                Unit.PERCENT.text(after));
                    case CALLS_IN_FLIGHT ->
                        change("the mean number of calls in flight", text("%.1f", before), text("%.1f", after));
                    case P90_OF_TTFT ->
                        change("p90 of ttft" + of(remark.side()), Unit.TIME.text(before), Unit.TIME.text(after));
                    case OUTPUT_TOKENS ->
                        change(
                                "output tokens/s" + of(remark.side()),
                                Unit.NUMBER.text(before),
                                Unit.NUMBER.text(after));
                }
                + " after " + stretch(remark.seconds());
    }

    /** That the service was not steady, and what shows it, without capital and full stop. */
    static String notSteady(Remark remark) {
        if (remark instanceof TargetMissed missed) {
            return "the service did not keep up: " + missed(missed);
        }
        if (remark instanceof Unsteady unsteady) {
            return "the service was not steady: " + change(unsteady);
        }
        String sentence = of(remark);
        return "the service was not steady: " + sentence.substring(0, 1).toLowerCase(Locale.ROOT)
                + sentence.substring(1, sentence.length() - 1);
    }

    /** {@code  of external}, in a comparison. */
    private static String of(Optional<String> side) {
        return side.map(name -> " of " + name).orElse("");
    }

    /** {@code  to external}, in a comparison. */
    private static String to(Optional<String> side) {
        return side.map(name -> " to " + name).orElse("");
    }

    private static String change(String what, String before, String after) {
        return what + " changed from " + before + " to " + after;
    }

    private static String settling(Settling remark) {
        String worse = switch (remark.what()) {
            case P90_OF_TTFT -> "First tokens" + of(remark.side()) + " took longer";
            case OUTPUT_TOKENS -> "Fewer output tokens/s" + of(remark.side()) + " arrived";
            default -> "Calls" + to(remark.side()) + " were slower";
        };
        return worse + " in the first " + stretch(remark.seconds())
                + " than later; a warm-up of that length would keep those calls out of the figures.";
    }

    private static String wallTimeDiffers(WallTimeDiffers remark) {
        return "Rates divide by the window of " + stretch(tenths(remark.windowSeconds()))
                + "; those of Locust's tables divide by the whole run of " + stretch(tenths(remark.wallSeconds()))
                + ", including " + (remark.warmUp() ? "the warm-up and " : "")
                + "the calls still in flight at the end.";
    }

    private static String littlesLawBroken(LittlesLawBroken remark) {
        return text(
                "The figures disagree: %.1f calls were in flight, but throughput × mean service time is %.1f.",
                remark.meanInFlight(), remark.throughputTimesServiceTime());
    }

    private static String usersIdle(UsersIdle remark) {
        return text(
                "The users were not busy: %.1f calls were in flight, but %.0f users that do not wait keep as many in flight.",
                remark.meanInFlight(), remark.users());
    }

    private static String tokensDisagree(TokensDisagree remark) {
        return "The figures disagree: " + Unit.NUMBER.text(remark.answersPerSecond())
                + " ok answers/s, but output tokens/s ÷ tokens of an answer is "
                + Unit.NUMBER.text(remark.byTokens()) + "/s.";
    }

    private static String specialCalls(SpecialCalls remark) {
        String calls = count(remark.count(), "call was", "calls were");
        return switch (remark.kind()) {
            case UNFINISHED -> calls + " cut off by the abort: counted as failed.";
            case UNKNOWN -> "About " + calls + " in flight when the process was killed: outcome unknown.";
            case CLAMPED ->
                count(remark.count(), "time was", "times were")
                        + " outside the range of the histograms: counted as the nearest bound.";
            case BEYOND_PLAN -> calls + " intended after the planned end: not counted.";
            case COMPLETED_PAIRS ->
                count(remark.count(), "call completed its pair", "calls completed their pairs")
                        + " after the planned end: the comparison counts such pairs, but the figures of each side leave such calls out.";
            case FAILED_ON_START ->
                count(remark.count(), "call", "calls")
                        + " of on_start failed. Their users began on_start again after a pause and did no task before.";
        };
    }

    private static String fileDamaged(FileDamaged remark) {
        return remark.file()
                + switch (remark.damage()) {
                    case LINES -> " has " + count(remark.lines(), "damaged line", "damaged lines") + leftOut(remark);
                    case MORE_LINES ->
                        " has " + count(remark.lines(), "more damaged line", "more damaged lines") + leftOut(remark);
                    case CUT -> " ends in the middle of a line, which is left out.";
                    case INCOMPLETE -> " is not complete: it could not be written to the end.";
                };
    }

    private static String leftOut(FileDamaged remark) {
        return remark.lines() == 1 ? ", which is left out." : ", which are left out.";
    }

    private static String lineDamaged(LineDamaged remark) {
        return remark.file() + ", line " + remark.line() + ", is damaged and left out: " + remark.reason() + ".";
    }

    private static String partUnknown(PartUnknown remark) {
        return switch (remark.part()) {
                    case CHARTS -> "The charts are not complete: ";
                    case SERVER_FIGURES -> "The server's figures are unknown: ";
                }
                + remark.reason() + ".";
    }

    private static String callsDiffer(CallsDiffer remark) {
        return "calls.csv has " + count(remark.kept(), "call", "calls") + ", run.json counted "
                + count(remark.counted()) + "; this report goes by calls.csv.";
    }

    private static String shardStart(ShardStart remark) {
        return "Shard " + remark.part().index() + " of " + remark.count() + " began its load "
                + Unit.TIME.text(remark.part().startedAfter().toNanos() / 1e6)
                + " after the first, by the clocks of their machines.";
    }

    private static String shardSlower(ShardSlower remark) {
        return "The median of shard " + remark.part().index() + " of " + remark.count() + " ("
                + remark.part().hostInWords()
                + ") is " + Unit.TIME.text(remark.part().okP50Ms()) + ", that of the others at most "
                + Unit.TIME.text(remark.othersMs())
                + ": it takes another route to the target, or its machine is slower.";
    }

    private static String callsLeftOut(CallsLeftOut remark) {
        return count(remark.calls(), "call", "calls") + " of other shards after the first one had stopped, "
                + stretch(remark.after()) + " from the start, are left out.";
    }

    private static String prefix(Optional<String> task) {
        return task.map(name -> name + ": ").orElse("");
    }
}
