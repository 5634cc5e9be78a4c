package io.github.wingload.report.words;

import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Expectation.Check;
import io.github.wingload.plan.task.Expectation.Contains;
import io.github.wingload.plan.task.Expectation.ForAll;
import io.github.wingload.plan.task.Expectation.HeaderAbsent;
import io.github.wingload.plan.task.Expectation.HeaderEquals;
import io.github.wingload.plan.task.Expectation.HeaderMatches;
import io.github.wingload.plan.task.Expectation.Items;
import io.github.wingload.plan.task.Expectation.JsonBetween;
import io.github.wingload.plan.task.Expectation.JsonEquals;
import io.github.wingload.plan.task.Expectation.JsonType;
import io.github.wingload.plan.task.Expectation.Matches;
import io.github.wingload.plan.task.Expectation.MaxTime;
import io.github.wingload.plan.task.Expectation.Size;
import io.github.wingload.plan.task.Expectation.StreamCheck;
import io.github.wingload.plan.task.Expectation.StreamJson;
import io.github.wingload.plan.task.Match;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The checks of an answer in words. */
final class CheckWords {

    private final Match<Check, String> words;

    /** @param templates a template as the scenario writes it */
    CheckWords(Function<Template, String> templates) {
        words = Match.<Check, String>over(Check.class)
                .on(JsonEquals.class, check -> place(check.pointer()) + " is " + templates.apply(check.expected()))
                .on(
                        JsonType.class,
                        check -> place(check.pointer()) + " has the type "
                                + check.kind().name().toLowerCase(Locale.ROOT))
                .on(
                        JsonBetween.class,
                        check -> place(check.pointer()) + " is from " + Figures.plain(check.least()) + " to "
                                + Figures.plain(check.most()))
                .on(ForAll.class, check -> "in every item at " + place(check.pointer()) + ", " + joined(check.each()))
                .on(Contains.class, check -> "the body contains \"" + templates.apply(check.text()) + '"')
                .on(Matches.class, check -> "the body matches " + check.pattern())
                .on(
                        HeaderEquals.class,
                        check -> "the header " + check.name() + " is \"" + templates.apply(check.value()) + '"')
                .on(HeaderMatches.class, check -> "the header " + check.name() + " matches " + check.pattern())
                .on(HeaderAbsent.class, check -> "there is no header " + check.name())
                .on(Size.class, CheckWords::size)
                .on(StreamCheck.class, check -> stream(check, templates))
                .on(StreamJson.class, check -> "the stream says JSON in which " + joined(check.checks()))
                .on(MaxTime.class, check -> "the call takes at most " + Figures.seconds(check.time()))
                .complete();
    }

    /** What makes an answer ok, a phrase each; the first is about the status. */
    List<String> of(Task task) {
        Expectation expect = task.expect();
        List<String> phrases = new ArrayList<>();
        phrases.add(TaskWords.status(expect));
        if (task.stream().isPresent()) {
            phrases.add("and the answer is a complete stream");
        }
        expect.checks().stream().map(check -> "and " + words.of(check)).forEach(phrases::add);
        expect.items().map(this::of).ifPresent(phrases::add);
        return phrases;
    }

    private String of(Items items) {
        String each = items.each().isEmpty() ? "" : "; an item is ok if " + joined(items.each());
        return "counts the items at " + place(items.pointer()) + each;
    }

    private static String size(Size check) {
        String least = check.least() == 0 ? "" : " at least " + check.least();
        String most = check.most() == Long.MAX_VALUE ? "" : " at most " + check.most();
        return "the body has" + least + (least.isEmpty() || most.isEmpty() ? "" : " and") + most + " bytes";
    }

    private static String stream(StreamCheck check, Function<Template, String> templates) {
        List<String> demands = new ArrayList<>();
        if (!check.finishReasons().isEmpty()) {
            demands.add("ends with the finish reason " + String.join(" or ", check.finishReasons()));
        }
        if (check.countsTokens()) {
            String least = check.leastTokens() == 0 ? "" : " at least " + check.leastTokens();
            String most = check.mostTokens() == Long.MAX_VALUE ? "" : " at most " + check.mostTokens();
            demands.add("has" + least + (least.isEmpty() || most.isEmpty() ? "" : " and") + most + " tokens");
        }
        check.longestGap()
                .ifPresent(
                        gap -> demands.add("has no gap between tokens over " + Unit.TIME.exact(gap.toNanos() / 1e6)));
        check.contains().ifPresent(text -> demands.add("says \"" + templates.apply(text) + '"'));
        check.matches().ifPresent(pattern -> demands.add("says something that matches " + pattern));
        return "the stream " + String.join(", ", demands);
    }

    private String joined(List<Check> checks) {
        return checks.stream().map(check -> words.of(check)).collect(Collectors.joining(" and "));
    }

    private static String place(String pointer) {
        return pointer.isEmpty() ? "the root" : pointer;
    }
}
