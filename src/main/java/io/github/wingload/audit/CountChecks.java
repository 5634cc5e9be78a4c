package io.github.wingload.audit;

import io.github.wingload.audit.Finding.As;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Counts, durations, rates and shares: each follows from others. */
final class CountChecks {

    private static final double PERCENT = 100;

    private CountChecks() {}

    static void check(StatedResult result, String part, List<Finding> found) {
        for (Quantity quantity : Quantity.values()) {
            statedTwice(result.all(quantity), quantity, part, found);
        }
        counts(result, part, found);
        share(result, part, found);
        rate(result, Quantity.REQUESTS, Quantity.PER_SECOND, part, found);
        rate(result, Quantity.OK, Quantity.OK_PER_SECOND, part, found);
        rate(result, Quantity.FAILED, Quantity.FAILED_PER_SECOND, part, found);
        rate(result, Quantity.INPUT_TOKENS, Quantity.INPUT_PER_SECOND, part, found);
        rate(result, Quantity.OUTPUT_TOKENS, Quantity.OUTPUT_PER_SECOND, part, found);
        total(result, part, found);
        achievement(result, part, found);
    }

    private static void statedTwice(List<Stated> statements, Quantity quantity, String part, List<Finding> found) {
        statements.stream()
                .skip(1)
                .filter(other -> other.differs(statements.get(0)))
                .forEach(other -> found.add(Finding.of(Check.STATED_TWICE, Audit.joined(part, quantity.label()))
                        .with("one", statements.get(0), quantity.as())
                        .with("other", other, quantity.as())));
    }

    private static void counts(StatedResult result, String part, List<Finding> found) {
        Optional<Stated> requests = result.one(Quantity.REQUESTS);
        Optional<Stated> ok = result.one(Quantity.OK);
        Optional<Stated> failed = result.one(Quantity.FAILED);
        if (requests.isEmpty()) {
            return;
        }
        if (ok.isPresent() && failed.isPresent()) {
            Stated sum = ok.get().plus(failed.get());
            if (sum.differs(requests.get())) {
                found.add(Finding.of(Check.COUNTS, part)
                        .with("ok", ok.get(), As.COUNT)
                        .with("failed", failed.get(), As.COUNT)
                        .with("sum", sum, As.COUNT)
                        .with("requests", requests.get(), As.COUNT));
            }
            return;
        }
        Stream.of(Quantity.OK, Quantity.FAILED)
                .forEach(quantity -> result.one(quantity)
                        .filter(some -> requests.get().below(some))
                        .ifPresent(some ->
                                found.add(Finding.of(Check.PART_ABOVE_WHOLE, Audit.joined(part, quantity.label()))
                                        .with("part", some, As.COUNT)
                                        .with("requests", requests.get(), As.COUNT))));
    }

    private static void share(StatedResult result, String part, List<Finding> found) {
        Optional<Stated> requests = result.one(Quantity.REQUESTS).filter(count -> count.value() > 0);
        Optional<Stated> share = result.one(Quantity.OK_SHARE);
        if (requests.isEmpty() || share.isEmpty()) {
            return;
        }
        Optional<Stated> ok = result.ok();
        if (ok.isPresent()) {
            Stated counted = ok.get().over(requests.get()).times(PERCENT);
            if (counted.differs(share.get())) {
                found.add(Finding.of(Check.SHARE, part)
                        .with("ok", ok.get(), As.COUNT)
                        .with("requests", requests.get(), As.COUNT)
                        .with("counted", counted, As.PERCENT)
                        .with("stated", share.get(), As.PERCENT));
            }
            return;
        }
        double count = requests.get().value();
        boolean whole = Math.ceil(share.get().low() * count / PERCENT)
                <= Math.floor(share.get().high() * count / PERCENT);
        if (!whole) {
            found.add(Finding.of(Check.DIGITS, part)
                    .with("requests", requests.get(), As.COUNT)
                    .with("step", PERCENT / count, As.PERCENT)
                    .with("stated", share.get(), As.PERCENT));
        }
    }

    private static void rate(StatedResult result, Quantity count, Quantity rate, String part, List<Finding> found) {
        result.one(count).ifPresent(counted -> rate(result, counted, rate, part, found));
    }

    /** Prompts and answers together. */
    private static void total(StatedResult result, String part, List<Finding> found) {
        result.one(Quantity.INPUT_TOKENS)
                .flatMap(input -> result.one(Quantity.OUTPUT_TOKENS).map(input::plus))
                .ifPresent(tokens -> rate(result, tokens, Quantity.TOTAL_PER_SECOND, part, found));
    }

    /** A rate that fits one of several durations is right; the durations are then stated twice. */
    private static void rate(StatedResult result, Stated counted, Quantity rate, String part, List<Finding> found) {
        List<Stated> durations = result.all(Quantity.SECONDS);
        for (Stated stated : result.all(rate)) {
            if (!durations.isEmpty()
                    && durations.stream()
                            .allMatch(seconds -> counted.over(seconds).differs(stated))) {
                found.add(Finding.of(Check.RATE, Audit.joined(part, rate.label()))
                        .with("count", counted, As.COUNT)
                        .with("duration", durations.get(0), As.SECONDS)
                        .with("computed", counted.over(durations.get(0)), As.PER_SECOND)
                        .with("stated", stated, As.PER_SECOND));
                return;
            }
        }
    }

    private static void achievement(StatedResult result, String part, List<Finding> found) {
        Optional<Stated> target = result.one(Quantity.TARGET_PER_SECOND);
        Optional<Stated> achieved = result.one(Quantity.ACHIEVED);
        List<Stated> rates = result.all(Quantity.PER_SECOND);
        if (target.isEmpty() || achieved.isEmpty() || rates.isEmpty()) {
            return;
        }
        boolean fits = rates.stream()
                .anyMatch(rate -> !rate.over(target.get()).times(PERCENT).differs(achieved.get()));
        if (!fits) {
            found.add(Finding.of(Check.ACHIEVEMENT, part)
                    .with("rate", rates.get(0), As.PER_SECOND)
                    .with("target", target.get(), As.PER_SECOND)
                    .with("computed", rates.get(0).over(target.get()).times(PERCENT), As.PERCENT)
                    .with("stated", achieved.get(), As.PERCENT));
        }
    }

    /** The parts of a result against the whole. */
    static void parts(StatedResult result, List<Finding> found) {
        if (result.parts().isEmpty()) {
            return;
        }
        for (Quantity quantity : List.of(
                Quantity.REQUESTS, Quantity.OK, Quantity.FAILED, Quantity.PER_SECOND, Quantity.FAILED_PER_SECOND)) {
            sum(result, quantity, found);
        }
        mean(result, found);
        result.parts().forEach(part -> duration(result, part, found));
    }

    private static void sum(StatedResult result, Quantity quantity, List<Finding> found) {
        Optional<Stated> whole = result.one(quantity);
        Optional<Stated> sum = sum(result, quantity);
        if (whole.isPresent() && sum.isPresent() && sum.get().differs(whole.get())) {
            found.add(Finding.of(Check.PARTS, quantity.label())
                    .with("parts", result.parts().size(), As.COUNT)
                    .with("sum", sum.get(), quantity.as())
                    .with("whole", whole.get(), quantity.as()));
        }
    }

    /** Empty if a part does not state it. */
    private static Optional<Stated> sum(StatedResult result, Quantity quantity) {
        List<Stated> stated = result.parts().stream()
                .flatMap(part -> part.one(quantity).stream())
                .toList();
        return stated.size() == result.parts().size() ? stated.stream().reduce(Stated::plus) : Optional.empty();
    }

    private static void mean(StatedResult result, List<Finding> found) {
        Optional<Stated> whole = result.mean(StatedTimes.Kind.RESPONSE);
        Optional<Stated> requests = sum(result, Quantity.REQUESTS).filter(sum -> sum.value() > 0);
        List<Stated> weighted = result.parts().stream()
                .flatMap(part -> part.one(Quantity.REQUESTS).stream()
                        .flatMap(count -> count.value() == 0
                                ? Stream.of(count)
                                : part.mean(StatedTimes.Kind.RESPONSE).map(count::times).stream()))
                .toList();
        if (whole.isEmpty()
                || requests.isEmpty()
                || weighted.size() < result.parts().size()) {
            return;
        }
        Stated mean = weighted.stream().reduce(Stated::plus).orElseThrow().over(requests.get());
        if (mean.differs(whole.get())) {
            found.add(Finding.of(Check.MEAN_OF_PARTS, StatedTimes.Kind.RESPONSE.label())
                    .with("parts", mean, As.MS)
                    .with("whole", whole.get(), As.MS));
        }
    }

    private static void duration(StatedResult result, StatedResult part, List<Finding> found) {
        Optional<Stated> whole = seconds(result);
        Optional<Stated> own = seconds(part);
        if (whole.isPresent() && own.isPresent() && own.get().differs(whole.get())) {
            found.add(Finding.of(Check.DURATION_OF_PART, part.name())
                    .with("part", own.get(), As.SECONDS)
                    .with("whole", whole.get(), As.SECONDS));
        }
    }

    /** Requests over their rate. */
    private static Optional<Stated> seconds(StatedResult result) {
        return result.one(Quantity.REQUESTS)
                .filter(count -> count.value() > 0)
                .flatMap(count -> result.one(Quantity.PER_SECOND)
                        .filter(rate -> rate.value() > 0)
                        .map(count::over));
    }
}
