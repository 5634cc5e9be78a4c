package io.github.wingload.observe;

import io.github.wingload.plan.Selector;
import io.github.wingload.text.LinearPattern;
import java.util.List;
import java.util.function.Predicate;

/** Picks the series that match a selector. As in Prometheus, a regular expression must match the whole label. */
final class SeriesFilter {

    private final Selector selector;
    private final List<Predicate<Sample>> tests;

    SeriesFilter(Selector selector) {
        this.selector = selector;
        this.tests = selector.matchers().stream().map(SeriesFilter::test).toList();
    }

    List<Sample> of(List<Sample> samples) {
        return samples.stream()
                .filter(sample -> sample.metric().equals(selector.metric()))
                .filter(sample -> tests.stream().allMatch(test -> test.test(sample)))
                .toList();
    }

    /** Why none of these samples match, for people. */
    String missing(List<Sample> samples) {
        boolean there = samples.stream().anyMatch(sample -> sample.metric().equals(selector.metric()));
        return there
                ? "no series of " + selector.metric() + " has these labels: " + selector
                : "there is no metric " + selector.metric() + " in the answer";
    }

    private static Predicate<Sample> test(Selector.Matcher matcher) {
        LinearPattern pattern = LinearPattern.withAnyDot(matcher.comparison().pattern() ? matcher.value() : "");
        return sample -> {
            String label = sample.labels().getOrDefault(matcher.label(), "");
            return switch (matcher.comparison()) {
                case EQUAL -> label.equals(matcher.value());
                case NOT_EQUAL -> !label.equals(matcher.value());
                case MATCHES -> pattern.matches(label);
                case MATCHES_NOT -> !pattern.matches(label);
            };
        };
    }
}
