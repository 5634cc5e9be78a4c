package io.github.wingload.audit;

import io.github.wingload.audit.Finding.As;
import io.github.wingload.audit.StatedTimes.Kind;
import java.util.List;
import java.util.Optional;

/** Streamed answers: tokens, the times between them, and the steady window of a closed load. */
final class StreamChecks {

    private static final double PERCENT = 100;
    private static final double MS = 1e-3;

    /** Figures that should be alike may differ by this part. */
    private static final double ALIKE = 0.05;

    /** Lengths of answers, and medians, may differ by this part. */
    private static final double ABOUT = 0.1;

    /** The end of an answer may count as a token without a piece, or as a piece without a token. */
    private static final double PIECES_AN_ANSWER = 2;

    private StreamChecks() {}

    static void check(StatedResult result, String part, List<Finding> found) {
        Optional<Stated> tokens = result.one(Quantity.OUTPUT_TOKENS);
        Optional<Stated> answers = result.ok().filter(count -> count.value() > 0);
        if (tokens.filter(count -> count.value() > 0).isPresent()) {
            medianRate(result, part, found);
        }
        if (tokens.isPresent() && answers.isPresent()) {
            lengths(result, tokens.get(), answers.get(), part, found);
        }
        tpotAndItl(result, part, found);
        result.steady().ifPresent(window -> steady(result, window, part, found));
    }

    private static void lengths(StatedResult result, Stated tokens, Stated answers, String part, List<Finding> found) {
        if (tokens.value() == 0) {
            found.add(Finding.of(Check.NO_TOKENS, part).with("answers", answers, As.COUNT));
            return;
        }
        Stated each = tokens.over(answers);
        Optional<Stated> asked = result.one(Quantity.ASKED_TOKENS);
        if (asked.isPresent()) {
            asked(asked.get(), each, tokens, answers, part, found);
        } else {
            unequal(result, each, part, found);
        }
        pieces(result, tokens, answers, part, found);
    }

    private static void asked(
            Stated asked, Stated each, Stated tokens, Stated answers, String part, List<Finding> found) {
        boolean above = asked.below(each);
        if (above || each.below(asked.times(1 - ALIKE))) {
            found.add(Finding.of(above ? Check.TOKENS_ABOVE_ASKED : Check.SHORT_ANSWERS, part)
                    .with("tokens", tokens, As.COUNT)
                    .with("answers", answers, As.COUNT)
                    .with("each", each, As.NUMBER)
                    .with("asked", asked, As.COUNT)
                    .with("percent", PERCENT * Math.abs(1 - each.value() / asked.value()), As.PERCENT));
        }
    }

    /** The length of the median answer follows from the medians of its times. */
    private static void unequal(StatedResult result, Stated each, String part, List<Finding> found) {
        Optional<Stated> whole = result.median(Kind.RESPONSE);
        Optional<Stated> first = result.median(Kind.FIRST_TOKEN);
        Optional<Stated> token = result.median(Kind.PER_TOKEN).filter(time -> time.value() > 0);
        if (whole.isEmpty() || first.isEmpty() || token.isEmpty()) {
            return;
        }
        double median =
                (whole.get().value() - first.get().value()) / token.get().value() + 1;
        if (Math.abs(each.value() - median) > ABOUT * median) {
            Finding finding = Finding.of(Check.UNEQUAL_ANSWERS, part)
                    .with("each", each, As.NUMBER)
                    .with("whole", whole.get(), As.MS)
                    .with("first", first.get(), As.MS)
                    .with("token", token.get(), As.MS)
                    .with("median", median, As.NUMBER);
            found.add(finding);
        }
    }

    /** Users that always wait for an answer of the median length make another rate if the lengths differ. */
    private static void medianRate(StatedResult result, String part, List<Finding> found) {
        Optional<Stated> users = result.one(Quantity.USERS);
        Optional<Stated> rate = result.one(Quantity.PER_SECOND);
        Optional<Stated> median = result.median(Kind.RESPONSE).filter(time -> time.value() > 0);
        boolean waiting =
                result.one(Quantity.WAIT_MS).filter(wait -> wait.value() == 0).isPresent();
        if (!waiting || users.isEmpty() || rate.isEmpty() || median.isEmpty()) {
            return;
        }
        double ofMedian = users.get().value() / (median.get().value() * MS);
        if (ofMedian < rate.get().value() * (1 - ABOUT)) {
            found.add(Finding.of(Check.MEDIAN_RATE, part)
                    .with("users", users.get(), As.COUNT)
                    .with("median", median.get(), As.MS)
                    .with("of_median", ofMedian, As.PER_SECOND)
                    .with("rate", rate.get(), As.PER_SECOND));
        }
    }

    /** Σ gaps = Σ (end − first token), and there is one gap less than pieces in each answer. */
    private static void pieces(StatedResult result, Stated tokens, Stated answers, String part, List<Finding> found) {
        Optional<Stated> whole = result.mean(Kind.RESPONSE);
        Optional<Stated> first = result.mean(Kind.FIRST_TOKEN);
        Optional<Stated> gap = result.mean(Kind.GAP).filter(time -> time.value() > 0);
        if (whole.isEmpty() || first.isEmpty() || gap.isEmpty()) {
            return;
        }
        double pieces = (whole.get().value() - first.get().value())
                        * answers.value()
                        / gap.get().value()
                + answers.value();
        if (Math.abs(pieces - tokens.value()) > PIECES_AN_ANSWER * answers.value()) {
            found.add(Finding.of(Check.TOKENS_AND_PIECES, part)
                    .with("pieces", pieces, As.COUNT)
                    .with("tokens", tokens, As.COUNT)
                    .with("each", tokens.value() / pieces, As.NUMBER));
        }
    }

    private static void tpotAndItl(StatedResult result, String part, List<Finding> found) {
        Optional<Stated> tpot = result.mean(Kind.PER_TOKEN);
        Optional<Stated> itl = result.mean(Kind.GAP).filter(time -> time.value() > 0);
        if (tpot.isPresent()
                && itl.isPresent()
                && Math.abs(tpot.get().value() / itl.get().value() - 1) > ALIKE) {
            found.add(Finding.of(Check.TPOT_AND_ITL, part)
                    .with("tpot", tpot.get(), As.MS)
                    .with("itl", itl.get(), As.MS));
        }
    }

    private static void steady(StatedResult result, StatedResult window, String part, List<Finding> found) {
        Optional<Stated> rate = window.one(Quantity.PER_SECOND);
        rate.ifPresent(known -> {
            inFlight(result, known, part, found);
            tokens(result, window, known, part, found);
        });
        Optional<Stated> whole = result.median(Kind.FIRST_TOKEN);
        Optional<Stated> inWindow = window.median(Kind.FIRST_TOKEN).filter(time -> time.value() > 0);
        if (whole.isPresent()
                && inWindow.isPresent()
                && Math.abs(whole.get().value() / inWindow.get().value() - 1) > ABOUT) {
            found.add(Finding.of(Check.OPENING, part)
                    .with("whole", whole.get(), As.MS)
                    .with("window", inWindow.get(), As.MS));
        }
    }

    private static void inFlight(StatedResult result, Stated rate, String part, List<Finding> found) {
        Optional<Stated> users = result.one(Quantity.USERS);
        Optional<Stated> mean = result.mean(Kind.RESPONSE);
        if (users.isEmpty() || mean.isEmpty()) {
            return;
        }
        Stated inFlight = rate.times(mean.get().times(MS));
        if (inFlight.below(users.get().times(1 - ALIKE))) {
            found.add(Finding.of(Check.STEADY_IN_FLIGHT, part)
                    .with("rate", rate, As.PER_SECOND)
                    .with("mean", mean.get(), As.MS)
                    .with("in_flight", inFlight, As.NUMBER)
                    .with("users", users.get(), As.COUNT));
        }
    }

    /** Tokens are counted when they arrive, answers when they end: together they tell how many answers there really were. */
    private static void tokens(
            StatedResult result, StatedResult window, Stated rate, String part, List<Finding> found) {
        Optional<Stated> tokens = window.one(Quantity.OUTPUT_PER_SECOND);
        Optional<Stated> each = result.one(Quantity.OUTPUT_TOKENS)
                .filter(count -> count.value() > 0)
                .flatMap(count -> result.ok().map(count::over));
        if (tokens.isEmpty() || each.isEmpty()) {
            return;
        }
        Stated byTokens = tokens.get().over(each.get());
        if (Math.abs(rate.value() / byTokens.value() - 1) > ALIKE) {
            found.add(Finding.of(Check.STEADY_RATE, part)
                    .with("tokens", tokens.get(), As.PER_SECOND)
                    .with("each", each.get(), As.NUMBER)
                    .with("by_tokens", byTokens, As.PER_SECOND)
                    .with("rate", rate, As.PER_SECOND));
        }
    }

    /**
     * If the longest time to a first token grows as the prompts of all users do, it is the time in which the server reads the prompts that
     * they send together at the start.
     */
    static void burst(List<StatedResult> levels, List<Finding> found) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        int counted = 0;
        for (StatedResult level : levels) {
            Optional<Double> read = readPerSecond(level);
            if (read.isPresent()) {
                least = Math.min(least, read.get());
                most = Math.max(most, read.get());
                counted++;
            }
        }
        if (counted > 1 && most <= least * (1 + ABOUT)) {
            found.add(Finding.of(Check.BURST, Kind.FIRST_TOKEN.label())
                    .with("levels", counted, As.COUNT)
                    .with("least", least, As.NUMBER)
                    .with("most", most, As.NUMBER));
        }
    }

    private static Optional<Double> readPerSecond(StatedResult level) {
        Optional<Stated> users = level.one(Quantity.USERS).filter(count -> count.value() > 1);
        Optional<Stated> prompt = level.one(Quantity.INPUT_TOKENS)
                .filter(count -> count.value() > 0)
                .flatMap(count -> level.ok().map(count::over));
        Optional<Stated> longest = level.times(Kind.FIRST_TOKEN)
                .flatMap(times -> times.percentile(99))
                .filter(time -> time.value() > 0);
        return users.isPresent() && prompt.isPresent() && longest.isPresent()
                ? Optional.of(users.get().value()
                        * prompt.get().value()
                        / (longest.get().value() * MS))
                : Optional.empty();
    }
}
