package io.github.wingload.exchange;

import io.github.wingload.plan.task.Expectation.StreamCheck;
import io.github.wingload.plan.task.Template;
import io.github.wingload.text.Figures;
import io.github.wingload.text.LinearPattern;
import io.github.wingload.text.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a complete stream must be besides: its finish reason, its tokens, its gaps, and the text of all its events together. */
final class StreamDemands implements Condition {

    private final StreamCheck demands;
    private final Optional<ExpectedText> contained;
    private final Optional<LinearPattern> pattern;

    /** @param echoes of the expectation */
    StreamDemands(StreamCheck demands, List<Template> echoes) {
        this.demands = demands;
        this.contained = demands.contains().map(text -> ExpectedText.of(text, echoes));
        this.pattern = demands.matches().map(LinearPattern::of);
    }

    @Override
    public Optional<Mismatch> mismatch(Answer answer, JsonNode json) {
        StreamedAnswer events =
                answer.exchange().stream().map(ReadStream::answer).orElse(StreamedAnswer.NONE);
        return Optional.ofNullable(reason(events))
                .or(() -> Optional.ofNullable(tokens(events)))
                .or(() -> demands.longestGap().flatMap(longest -> Optional.ofNullable(gap(events, longest))))
                .or(() -> contained.flatMap(expected -> contains(answer, expected)))
                .or(() ->
                        pattern.flatMap(regex -> answer.inEachText(text -> Optional.ofNullable(matches(text, regex)))));
    }

    private @Nullable Mismatch reason(StreamedAnswer events) {
        return demands.finishReasons().isEmpty() || demands.finishReasons().contains(events.finishReason())
                ? null
                : new Mismatch(
                        "the finish reason " + String.join(" or ", demands.finishReasons()),
                        AnswerJson.shortened(events.finishReason()));
    }

    private @Nullable Mismatch tokens(StreamedAnswer events) {
        if (!demands.countsTokens()) {
            return null;
        }
        long made = events.outputTokens();
        if (made == StreamedAnswer.UNKNOWN) {
            return new Mismatch(tokens(), "no usage in the stream");
        }
        String got = made < demands.leastTokens() ? "fewer" : "more";
        return made >= demands.leastTokens() && made <= demands.mostTokens() ? null : new Mismatch(tokens(), got);
    }

    private String tokens() {
        String least = Figures.count(demands.leastTokens());
        String most = Figures.count(demands.mostTokens());
        String range = demands.mostTokens() == Long.MAX_VALUE
                ? "at least " + least
                : demands.leastTokens() == 0 ? "at most " + most : least + " to " + most;
        return range + " output tokens";
    }

    private static @Nullable Mismatch gap(StreamedAnswer events, Duration longest) {
        return events.longestGapNs() <= longest.toNanos()
                ? null
                : new Mismatch(
                        "no gap between tokens over " + Unit.TIME.exact(longest.toNanos() / 1e6), "a longer one");
    }

    private static Optional<Mismatch> contains(Answer answer, ExpectedText expected) {
        String wanted = expected.in(answer.echoes());
        TextSearch search = TextSearch.of(wanted);
        Mismatch without = new Mismatch(
                expected.isEcho()
                        ? "a text that repeats what was sent"
                        : "a text that contains \"" + AnswerJson.shortened(wanted) + '"',
                "a text that does not");
        return answer.inEachText(text -> search.isIn(text) ? Optional.empty() : Optional.of(without));
    }

    private static @Nullable Mismatch matches(String text, LinearPattern pattern) {
        if (CheckCost.exceedsLimit((long) text.length() * pattern.stepsPerCharacter())) {
            return new Mismatch("a text that matches " + pattern, "one too long for the pattern");
        }
        return pattern.isIn(text) ? null : new Mismatch("a text that matches " + pattern, "a text that does not");
    }
}
