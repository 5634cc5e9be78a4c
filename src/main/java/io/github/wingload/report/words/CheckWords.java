package io.github.wingload.report.words;

import io.github.wingload.plan.Expectation;
import io.github.wingload.plan.Expectation.Check;
import io.github.wingload.plan.Expectation.Contains;
import io.github.wingload.plan.Expectation.ForAll;
import io.github.wingload.plan.Expectation.HeaderEquals;
import io.github.wingload.plan.Expectation.HeaderMatches;
import io.github.wingload.plan.Expectation.Items;
import io.github.wingload.plan.Expectation.JsonBetween;
import io.github.wingload.plan.Expectation.JsonEquals;
import io.github.wingload.plan.Expectation.JsonType;
import io.github.wingload.plan.Expectation.Matches;
import io.github.wingload.plan.Expectation.MaxTime;
import io.github.wingload.plan.Expectation.Size;
import io.github.wingload.plan.Template;
import io.github.wingload.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The checks of an answer in words. */
final class CheckWords implements Expectation.Cases<String> {

    private final Function<Template, String> templates;

    /** @param templates a template as the scenario writes it */
    CheckWords(Function<Template, String> templates) {
        this.templates = templates;
    }

    /** {@code ok if the status is 200-299}. */
    static String status(Expectation expect) {
        return "ok if the status is " + expect.describe();
    }

    /** What makes an answer ok, a phrase each; the first is about the status. */
    List<String> of(Expectation expect) {
        List<String> phrases = new ArrayList<>();
        phrases.add(status(expect));
        expect.checks().stream().map(check -> "and " + check.match(this)).forEach(phrases::add);
        expect.items().map(this::of).ifPresent(phrases::add);
        return phrases;
    }

    private String of(Items items) {
        String each = items.each().isEmpty() ? "" : "; an item is ok if " + joined(items.each());
        return "counts the items at " + place(items.pointer()) + each;
    }

    @Override
    public String jsonEquals(JsonEquals check) {
        return place(check.pointer()) + " is " + templates.apply(check.expected());
    }

    @Override
    public String jsonType(JsonType check) {
        return place(check.pointer()) + " has the type " + check.kind().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String jsonBetween(JsonBetween check) {
        return place(check.pointer()) + " is from " + Figures.plain(check.least()) + " to "
                + Figures.plain(check.most());
    }

    @Override
    public String forAll(ForAll check) {
        return "in every item at " + place(check.pointer()) + ", " + joined(check.each());
    }

    @Override
    public String contains(Contains check) {
        return "the body contains \"" + templates.apply(check.text()) + '"';
    }

    @Override
    public String matches(Matches check) {
        return "the body matches " + check.pattern();
    }

    @Override
    public String headerEquals(HeaderEquals check) {
        return "the header " + check.name() + " is \"" + templates.apply(check.value()) + '"';
    }

    @Override
    public String headerMatches(HeaderMatches check) {
        return "the header " + check.name() + " matches " + check.pattern();
    }

    @Override
    public String size(Size check) {
        String least = check.least() == 0 ? "" : " at least " + check.least();
        String most = check.most() == Long.MAX_VALUE ? "" : " at most " + check.most();
        return "the body has" + least + (least.isEmpty() || most.isEmpty() ? "" : " and") + most + " bytes";
    }

    @Override
    public String maxTime(MaxTime check) {
        return "the call takes at most " + Figures.seconds(check.time());
    }

    private String joined(List<Check> checks) {
        return checks.stream().map(check -> check.match(this)).collect(Collectors.joining(" and "));
    }

    private static String place(String pointer) {
        return pointer.isEmpty() ? "the whole body" : pointer;
    }
}
