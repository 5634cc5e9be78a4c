package io.github.wingload.sweep;

import io.github.wingload.plan.Figure;
import io.github.wingload.result.Judgement.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Runs at different loads of one scenario.
 *
 * @param name of the scenario
 * @param planned how many levels there should be; empty for a search
 * @param levels the runs that have ended, in their order
 * @param search what a search has found so far; empty for a sweep over given levels
 */
public record Sweep(
        String name, Optional<Integer> planned, List<SweptLevel> levels, Optional<CapacitySearch.Result> search) {

    /** Twice the load that brings less than this many times the throughput brings too little. */
    private static final double WORTHWHILE = 1.2;

    /** A level has to have this many times the knee's calls in flight; with fewer, the service may still have had room. */
    private static final double BEYOND = 1.2;

    /** Failed calls take a place in flight and bring no ok call, so levels with more of them say nothing about how calls queue. */
    private static final double MOST_FAILED = 0.01;

    /** So many percent of random payloads may be sent twice by chance. */
    private static final double FEW_PERCENT = 1;

    /** The largest ratio of the longest to the shortest answers, in tokens, at which the levels are comparable. */
    private static final double ALIKE_ANSWERS = 1.05;

    public Sweep {
        levels = List.copyOf(levels);
    }

    /** How many levels have been run; a level that is run again in place counts once. */
    public int levelsMade() {
        return (int) IntStream.range(0, levels.size())
                .filter(i -> i == 0
                        || !levels.get(i).level().equals(levels.get(i - 1).level()))
                .count();
    }

    /** The last run of each level, which is the longest, in order of load; confirmations are not among them. */
    public List<SweptLevel> lastRuns() {
        return last(false);
    }

    /** The last confirmation of each level, in order of load. */
    public List<SweptLevel> lastConfirmations() {
        return last(true);
    }

    private List<SweptLevel> last(boolean confirmations) {
        TreeMap<Double, SweptLevel> byLoad = new TreeMap<>();
        levels.stream()
                .filter(level -> level.confirms() == confirmations)
                .forEach(level -> byLoad.put(level.level().amount(), level));
        return List.copyOf(byLoad.values());
    }

    /** The levels whose figures can be compared, in order of load. */
    private List<SweptLevel> ordered() {
        return lastRuns().stream()
                .filter(level -> level.verdict() != Verdict.INVALID)
                .filter(level -> level.okPerSecond() > 0 && level.inFlight() > 0)
                .toList();
    }

    private List<SweptLevel> withoutFailures() {
        return ordered().stream()
                .filter(level -> level.failedShare() <= MOST_FAILED)
                .toList();
    }

    /**
     * The highest load that the service is known to carry: the confirmed answer of a search; of given levels the highest one that
     * passed, with none below it that did not. Empty if there is none.
     */
    public Optional<Level> carried() {
        if (search.isPresent()) {
            return search.get().holds();
        }
        return lastRuns().stream()
                .takeWhile(level -> level.verdict() == Verdict.PASS)
                .map(SweptLevel::level)
                .reduce((lower, higher) -> higher);
    }

    /**
     * The throughput that a load brings: output tokens a second if each level whose figures can be compared has them, otherwise ok calls
     * a second. Answers of language models have different lengths, so calls say less.
     */
    public Figure throughput() {
        List<SweptLevel> ordered = ordered();
        boolean tokens = !ordered.isEmpty()
                && ordered.stream()
                        .allMatch(level -> level.outputTokensPerSecond().orElse(0) > 0);
        return tokens ? Figure.OUTPUT_TOKENS_PER_SECOND : Figure.GOODPUT;
    }

    private static double throughput(SweptLevel level, Figure counted) {
        return counted.equals(Figure.OUTPUT_TOKENS_PER_SECOND)
                ? level.outputTokensPerSecond().orElseThrow()
                : level.okPerSecond();
    }

    /**
     * The level beyond which twice the load would bring less than 20 % more of the {@linkplain #throughput throughput}; the gain between two
     * levels is converted to that of twice the load. Empty if every level was worth its load.
     */
    public Optional<SweptLevel> lastWorthwhile() {
        List<SweptLevel> ordered = ordered();
        Figure counted = throughput();
        for (int i = 0; i + 1 < ordered.size(); i++) {
            SweptLevel lower = ordered.get(i);
            SweptLevel higher = ordered.get(i + 1);
            double doublings = Math.log(higher.level().amount() / lower.level().amount()) / Math.log(2);
            if (doublings > 0
                    && Math.pow(throughput(higher, counted) / throughput(lower, counted), 1 / doublings) < WORTHWHILE) {
                return Optional.of(lower);
            }
        }
        return Optional.empty();
    }

    /**
     * The levels with the shortest and with the longest streamed answers, if these differ by more than 5 %: times and rates of
     * whole answers then say little about the load. Empty if answers are alike, or are not counted.
     */
    public List<SweptLevel> unlikeAnswers() {
        List<SweptLevel> byLength = ordered().stream()
                .filter(level -> level.answerTokens().isPresent())
                .sorted(Comparator.comparingDouble(level -> level.answerTokens().getAsDouble()))
                .toList();
        if (byLength.isEmpty()) {
            return List.of();
        }
        SweptLevel shortest = byLength.get(0);
        SweptLevel longest = byLength.get(byLength.size() - 1);
        boolean alike = longest.answerTokens().getAsDouble()
                <= ALIKE_ANSWERS * shortest.answerTokens().getAsDouble();
        return alike ? List.of() : List.of(shortest, longest);
    }

    /** The runs of which more than 1 % of the calls sent a payload that an earlier run had sent: a cache may have answered them. */
    public List<SweptLevel> repeating() {
        return levels.stream()
                .filter(level -> level.repeatedPercent() > FEW_PERCENT)
                .toList();
    }

    /**
     * Where the two asymptotic bounds of a closed system meet: the highest rate of ok calls times the time of a call at the
     * lowest level. With fewer calls in flight the service is not full; more of them queue. Only levels at which at most 1 % of the calls
     * failed count. Empty if none of them is well beyond it.
     */
    public OptionalDouble kneeInFlight() {
        List<SweptLevel> ordered = withoutFailures();
        if (ordered.size() < 2) {
            return OptionalDouble.empty();
        }
        double seconds = ordered.get(0).inFlight() / ordered.get(0).okPerSecond();
        double knee =
                ordered.stream().mapToDouble(SweptLevel::okPerSecond).max().orElseThrow() * seconds;
        return ordered.stream().anyMatch(level -> level.inFlight() > BEYOND * knee)
                ? OptionalDouble.of(knee)
                : OptionalDouble.empty();
    }

    /** The scalability law of these levels, if there are enough and they reach beyond the knee. */
    public Optional<ScalabilityLaw> law() {
        List<SweptLevel> ordered = withoutFailures();
        OptionalDouble knee = kneeInFlight();
        boolean spansKnee = knee.isPresent() && ordered.get(0).inFlight() < knee.getAsDouble();
        return spansKnee
                ? ScalabilityLaw.fit(ordered.stream()
                        .map(level -> new ScalabilityLaw.Point(level.inFlight(), level.okPerSecond()))
                        .toList())
                : Optional.empty();
    }

    /**
     * The mean time of a call at a load like this one, in seconds: of the last run at the highest load that is not above it. Empty
     * if there is no such run.
     */
    public OptionalDouble callSeconds(Level next) {
        return levels.stream()
                .filter(level -> level.level().amount() <= next.amount() && level.callSeconds() > 0)
                .reduce((one, other) -> other.level().amount() >= one.level().amount() ? other : one)
                .map(level -> OptionalDouble.of(level.callSeconds()))
                .orElseGet(OptionalDouble::empty);
    }
}
