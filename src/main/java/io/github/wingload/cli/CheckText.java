package io.github.wingload.cli;

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

/** What an answer must be, in words. */
final class CheckText {

    private final Function<Template, String> words;

    /** @param words a template as it is written */
    CheckText(Function<Template, String> words) {
        this.words = words;
    }

    /** What makes it ok, a phrase each; the first is about the status. */
    List<String> of(Expectation expect) {
        List<String> phrases = new ArrayList<>();
        phrases.add("ok if the status is " + expect.describe());
        expect.checks().stream().map(check -> "and " + of(check)).forEach(phrases::add);
        expect.items().map(this::of).ifPresent(phrases::add);
        return phrases;
    }

    private String of(Items items) {
        String each = items.each().isEmpty() ? "" : "; one is ok if " + joined(items.each());
        return "counts the items at " + place(items.pointer()) + each;
    }

    private String of(Check check) {
        if (check instanceof JsonEquals json) {
            return place(json.pointer()) + " is " + words.apply(json.expected());
        }
        if (check instanceof JsonType json) {
            return place(json.pointer()) + " is of the type "
                    + json.kind().name().toLowerCase(Locale.ROOT);
        }
        if (check instanceof JsonBetween json) {
            return place(json.pointer()) + " is from " + Figures.plain(json.least()) + " to "
                    + Figures.plain(json.most());
        }
        if (check instanceof ForAll all) {
            return "for all items at " + place(all.pointer()) + ": " + joined(all.each());
        }
        if (check instanceof Contains contains) {
            return "the body holds \"" + words.apply(contains.text()) + '"';
        }
        if (check instanceof Matches matches) {
            return "the body has a match of " + matches.pattern();
        }
        if (check instanceof HeaderEquals header) {
            return "the header " + header.name() + " is \"" + words.apply(header.value()) + '"';
        }
        if (check instanceof HeaderMatches header) {
            return "the header " + header.name() + " has a match of " + header.pattern();
        }
        if (check instanceof MaxTime max) {
            return "it took no longer than " + Figures.seconds(max.time());
        }
        return size((Size) check);
    }

    private static String size(Size size) {
        String least = size.least() == 0 ? "" : " at least " + size.least();
        String most = size.most() == Long.MAX_VALUE ? "" : " at most " + size.most();
        return "the body has" + least + (least.isEmpty() || most.isEmpty() ? "" : " and") + most + " bytes";
    }

    private String joined(List<Check> checks) {
        return String.join(" and ", checks.stream().map(this::of).toList());
    }

    private static String place(String pointer) {
        return pointer.isEmpty() ? "the top" : pointer;
    }
}
