package io.github.wingload.report.comparison;

import io.github.wingload.audit.Check;
import io.github.wingload.audit.Finding;
import io.github.wingload.audit.Finding.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Findings of an audit in words. */
final class AuditText {

    private static final Pattern NAME = Pattern.compile("\\{([a-z_0-9]+)}");
    private static final int DIGITS = 5;
    private static final int MOST_DIGITS = 15;
    private static final double MS_PER_SECOND = 1_000;

    /**
     * What a check says.
     *
     * @param sentence with the names of numbers in braces
     * @param formula the same
     */
    private record Words(String sentence, String formula) {}

    private static final Map<Check, Words> WORDS = words();

    private AuditText() {}

    /** What was found, as a whole sentence that begins with the part that it is about. */
    static String sentence(Finding finding) {
        String sentence = filled(words(finding).sentence(), finding);
        return finding.part().isEmpty() ? sentence : finding.part() + ": " + sentence;
    }

    /** The rule that was applied, with its numbers. */
    static String formula(Finding finding) {
        return filled(words(finding).formula(), finding);
    }

    private static Words words(Finding finding) {
        return Objects.requireNonNull(WORDS.get(finding.check()), "each check has its words");
    }

    private static String filled(String text, Finding finding) {
        Map<Amount, String> written = written(finding);
        return NAME.matcher(text).replaceAll((MatchResult name) -> {
            Amount amount = finding.numbers().get(name.group(1));
            if (amount == null) {
                throw new IllegalStateException(finding.check() + " has no number " + name.group(1));
            }
            return written.get(amount);
        });
    }

    /** The numbers with five digits, or with as many as tell different ones apart. */
    private static Map<Amount, String> written(Finding finding) {
        Set<Amount> amounts = new HashSet<>(finding.numbers().values());
        for (int digits = DIGITS; ; digits++) {
            Map<Amount, String> written = new HashMap<>();
            for (Amount amount : amounts) {
                written.put(amount, written(amount, digits));
            }
            if (digits == MOST_DIGITS || new HashSet<>(written.values()).size() == amounts.size()) {
                return written;
            }
        }
    }

    private static String written(Amount amount, int digits) {
        return switch (amount.as()) {
            case COUNT, NUMBER -> number(amount.value(), digits);
            case MS ->
                Math.abs(amount.value()) < MS_PER_SECOND
                        ? number(amount.value(), digits) + " ms"
                        : number(amount.value() / MS_PER_SECOND, digits) + " s";
            case SECONDS -> number(amount.value(), digits) + " s";
            case PER_SECOND -> number(amount.value(), digits) + "/s";
            case PERCENT -> number(amount.value(), digits) + "%";
        };
    }

    /** Digits before the point are never cut. */
    private static String number(double value, int digits) {
        if (!Double.isFinite(value)) {
            return value > 0 ? "∞" : "-";
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        int decimals = Math.max(0, digits - Math.max(1, exact.precision() - exact.scale()));
        BigDecimal rounded = exact.setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
    }

    private static Map<Check, Words> words() {
        Map<Check, Words> words = new EnumMap<>(Check.class);
        words.put(
                Check.STATED_TWICE,
                new Words("It is stated as {one} and as {other}.", "one figure has one value: {one} ≠ {other}"));
        words.put(
                Check.COUNTS,
                new Words(
                        "{ok} ok and {failed} failed requests are {sum}, and {requests} are stated.",
                        "ok + failed = requests: {ok} + {failed} = {sum} ≠ {requests}"));
        words.put(
                Check.PART_ABOVE_WHOLE,
                new Words("{part} of {requests} requests are stated.", "part ≤ whole: {part} > {requests}"));
        words.put(
                Check.SHARE,
                new Words(
                        "{ok} of {requests} requests are {counted}, and {stated} is stated.",
                        "ok ÷ requests = success rate: {ok} ÷ {requests} = {counted} ≠ {stated}"));
        words.put(
                Check.DIGITS,
                new Words(
                        "No whole number of {requests} requests is {stated}: one request is {step}.",
                        "success rate = k ÷ requests for a whole k: {stated} is between two multiples of {step}"));
        words.put(
                Check.RATE,
                new Words(
                        "{count} in {duration} are {computed}, and {stated} is stated.",
                        "count ÷ duration = rate: {count} ÷ {duration} = {computed} ≠ {stated}"));
        words.put(
                Check.ACHIEVEMENT,
                new Words(
                        "{rate} of a target of {target} are {computed}, and {stated} is stated.",
                        "rate ÷ target = achievement: {rate} ÷ {target} = {computed} ≠ {stated}"));
        words.put(
                Check.PARTS,
                new Words(
                        "The {parts} parts have {sum} together, and the whole has {whole}.",
                        "Σ parts = whole: {sum} ≠ {whole}"));
        words.put(
                Check.MEAN_OF_PARTS,
                new Words(
                        "The mean of all parts is {parts}, and the whole has {whole}.",
                        "Σ (requests × mean) ÷ Σ requests = mean: {parts} ≠ {whole}"));
        words.put(
                Check.DURATION_OF_PART,
                new Words(
                        "Its requests and its rate are those of {part}; the whole test took {whole}.",
                        "requests ÷ rate = duration: {part} ≠ {whole}"));
        words.put(
                Check.BUCKET_SUM,
                new Words("The buckets add up to {sum}.", "Σ buckets = 100%, within their rounding: {sum}"));
        words.put(
                Check.BUCKET_PERCENTILE,
                new Words(
                        "{below} of the times are below {bound}, so p{percentile} cannot be {time}.",
                        "p < share below a bound ⇔ percentile ≤ bound: p{percentile} = {time}, {below} below {bound}"));
        words.put(
                Check.PERCENTILES_FALL,
                new Words(
                        "p{higher} is {higher_time}, which is less than p{lower} with {lower_time}.",
                        "p{lower} ≤ p{higher}: {lower_time} > {higher_time}"));
        words.put(
                Check.MEAN_OUTSIDE,
                new Words(
                        "The mean is {mean}; the percentiles allow {least} to {most}.",
                        "Σ share × percentile below ≤ mean ≤ Σ share × percentile above: {least} ≤ {mean} ≤ {most} is false"));
        words.put(
                Check.DEVIATION,
                new Words(
                        "Mean and median are {apart} apart, more than the standard deviation of {deviation}.",
                        "|mean − median| ≤ standard deviation: |{mean} − {median}| = {apart} > {deviation}"));
        words.put(
                Check.LITTLES_LAW,
                new Words(
                        "{rate} with {cycle} each keep {busy} users busy, and there were {users}.",
                        "rate × (mean time + wait time) ≤ users: {rate} × {cycle} = {busy} > {users}"));
        words.put(
                Check.MOST_IN_FLIGHT,
                new Words(
                        "{most} requests in flight are stated, more than the limit of {users}: the tool counts every request that"
                                + " touches one second.",
                        "most in flight ≤ users: {most} > {users}"));
        words.put(
                Check.TOKENS_ABOVE_ASKED,
                new Words(
                        "An answer has {each} tokens on average, and {asked} were allowed.",
                        "tokens ÷ answers ≤ allowed: {tokens} ÷ {answers} = {each} > {asked}"));
        words.put(
                Check.WINDOW,
                new Words(
                        "The tests took {sum} together, and the time from the first to the last is {window}.",
                        "Σ durations ≤ end − start: {sum} > {window}"));
        words.put(
                Check.TAIL,
                new Words(
                        "p{percentile} of {count} has no upper bound; {needed} are the fewest that give one.",
                        "the 95% interval of p{percentile} ends at rank n + 1 if (p ÷ 100)ⁿ > 0.025: n = {count} < {needed}"));
        words.put(
                Check.FEW_WAVES,
                new Words(
                        "Each user sent {each} of the {requests} requests on average, mostly at the start and the end; a steady load"
                                + " begins at about {needed} requests.",
                        "requests ≥ 10 × users: {requests} < {needed}"));
        words.put(
                Check.FAILED_TIMED,
                new Words(
                        "{failed} failed requests ({percent}) are in the response times, so the times of ok requests are unknown.",
                        "failed ÷ requests < 1%: {failed} ÷ {requests} = {percent}"));
        words.put(
                Check.CAPPED_RATE,
                new Words(
                        "The schedule starts {offered}, at most {cap} at a time. A request that waits for its turn waits before its"
                                + " time begins, so the response times are too short by an unknown amount.",
                        "response time = end − intended start; with a limit of {cap} it is end − actual start"));
        words.put(
                Check.NO_TOKENS,
                new Words(
                        "{answers} answers have no tokens: the tool found no usage in them, so tokens/s cannot be computed.",
                        "tokens > 0 if answers > 0: {answers} answers"));
        words.put(
                Check.SHORT_ANSWERS,
                new Words(
                        "An answer has {each} tokens on average, {percent} less than the {asked} that were asked for. Rates and"
                                + " times are those of a lighter test.",
                        "tokens ÷ answers = tokens asked for: {tokens} ÷ {answers} = {each} ≠ {asked}"));
        words.put(
                Check.UNEQUAL_ANSWERS,
                new Words(
                        "An answer has {each} tokens on average, and the median answer about {median}: the answers have different"
                                + " lengths, so rates and times are those of a mixture.",
                        "(median time − median TTFT) ÷ median TPOT + 1 = tokens of the median answer:"
                                + " ({whole} − {first}) ÷ {token} + 1 = {median} ≠ {each}"));
        words.put(
                Check.MEDIAN_RATE,
                new Words(
                        "Answers of the median time would come at {of_median}, and {rate} is stated: short answers make the rate.",
                        "users ÷ median time = requests/s if all answers are alike: {users} ÷ {median} = {of_median} < {rate}"));
        words.put(
                Check.TOKENS_AND_PIECES,
                new Words(
                        "The answers have {tokens} tokens in about {pieces} pieces, {each} tokens a piece: ITL is the time between"
                                + " pieces, and not between tokens.",
                        "(mean time − mean TTFT) × answers ÷ mean ITL + answers = pieces: {pieces} ≠ {tokens}"));
        words.put(
                Check.TPOT_AND_ITL,
                new Words(
                        "The mean TPOT is {tpot} and the mean ITL {itl}. The first is a mean of answers, in which short answers count as"
                                + " much as long ones; the second is a mean of gaps.",
                        "mean TPOT = mean ITL if all answers have the same length and rate: {tpot} ≠ {itl}"));
        words.put(
                Check.MEAN_ABOVE_P90,
                new Words(
                        "The mean of {mean} is above p90 with {p90}: a few very long times make it.",
                        "mean > p90: {mean} > {p90}"));
        words.put(
                Check.IDLE_USERS,
                new Words(
                        "{rate} with {cycle} each keep {busy} users busy, and there were {users}: users that had not started or had"
                                + " finished, the ramp and the drain, are in the figures.",
                        "rate × (mean time + wait time) = users: {rate} × {cycle} = {busy} < {users}"));
        words.put(
                Check.STEADY_IN_FLIGHT,
                new Words(
                        "In the steady window, {rate} with {mean} each keep {in_flight} users busy, and there were {users}. It begins and ends with"
                                + " unfinished answers and counts only finished ones, so its rate of requests is too low.",
                        "steady requests/s × mean time = users: {rate} × {mean} = {in_flight} < {users}"));
        words.put(
                Check.STEADY_RATE,
                new Words(
                        "In the steady window, tokens arrived for {by_tokens}, and {rate} were counted.",
                        "steady tokens/s ÷ tokens an answer = steady requests/s: {tokens} ÷ {each} = {by_tokens} ≠ {rate}"));
        words.put(
                Check.OPENING,
                new Words(
                        "The median TTFT is {whole} in the whole test and {window} in the steady window: the opening burst of requests"
                                + " is in the figures of the whole.",
                        "median TTFT of the whole = that of the steady window: {whole} ≠ {window}"));
        words.put(
                Check.BURST,
                new Words(
                        "In {levels} levels, the longest times are those in which the server reads one prompt of each user, at {least}"
                                + " to {most} tokens/s: they show the start of the test, not its load.",
                        "users × prompt tokens ÷ p99 of TTFT = a constant: {least} to {most}"));
        words.put(
                Check.RAMP,
                new Words(
                        "{during} of {requests} requests ({percent}) ended in the first {ramp}, before all users had started.",
                        "requests during the ramp ÷ requests ≤ 10%: {during} ÷ {requests} = {percent}"));
        words.put(
                Check.OFFERED,
                new Words(
                        "{rate} were delivered of {offered} offered ({percent}): what is missing waited outside the measurement, or was"
                                + " dropped.",
                        "delivered ≥ 95% of offered: {rate} ÷ {offered} = {percent}"));
        for (Check check : Check.values()) {
            if (!words.containsKey(check)) {
                throw new IllegalStateException("no words for " + check);
            }
        }
        return words;
    }
}
