package io.github.wingload.result;

import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.GeneratedValue.Choice;
import io.github.wingload.plan.GeneratedValue.Generator;
import io.github.wingload.plan.GeneratedValue.Option;
import io.github.wingload.plan.GeneratedValue.Repetition;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Expectation.Check;
import io.github.wingload.plan.task.JsonScalar;
import io.github.wingload.plan.task.Mutation;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Segment;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.text.Sha256;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A plan without long texts, for reports and files.
 *
 * <p>A run's files contain the plan and are written again and again, so an image in base64 is too long for them. In a text of more than
 * {@value #LONGEST} characters, what is between two quotes and has more than {@value #LONGEST_QUOTED} is replaced by its length and its
 * digest, so that JSON stays JSON; if that is not enough, the whole text is. Different plans stay different. The limit for bodies of
 * mutations is {@value #LONGEST_MUTATED} characters, because there are many of them and they follow from the task's body.
 * Placeholders and everything else stay.
 */
final class Abridged {

    static final int LONGEST = 4096;
    static final int LONGEST_MUTATED = 256;

    /** A length with a digest takes less. */
    private static final int LONGEST_QUOTED = 128;

    private Abridged() {}

    /** The plan with its long texts replaced; idempotent. */
    static Plan of(Plan plan) {
        return plan.withWork(
                each(plan.values(), value -> new GeneratedValue(value.name(), generator(value.generator()))),
                each(plan.tasks(), Abridged::task));
    }

    private static Task task(Task task) {
        return new Task(
                task.name(),
                task.side(),
                task.method(),
                task.path(),
                task.headers(),
                task.hostHeader(),
                task.body().map(body -> body(body, LONGEST)),
                each(task.mutations(), Abridged::mutation),
                task.samples(),
                task.stream(),
                expectation(task.expect()),
                task.extractions(),
                task.cache(),
                task.runbook(),
                task.apart());
    }

    private static Mutation mutation(Mutation mutation) {
        return new Mutation(mutation.kind(), each(mutation.variants(), body -> body(body, LONGEST_MUTATED)));
    }

    private static Body body(Body body, int longest) {
        return new Body(body.content().with(content -> template(content, longest)), body.contentType());
    }

    private static Expectation expectation(Expectation expect) {
        return new Expectation(expect.statuses(), each(expect.checks(), Abridged::check), expect.items());
    }

    /** Checks of items and patterns are short and stay. */
    private static Check check(Check check) {
        if (check instanceof Expectation.Contains contains) {
            return new Expectation.Contains(template(contains.text(), LONGEST));
        }
        if (check instanceof Expectation.StreamCheck stream) {
            return stream.with(stream.contains().map(text -> template(text, LONGEST)));
        }
        if (check instanceof Expectation.StreamJson stream) {
            return new Expectation.StreamJson(each(stream.checks(), Abridged::check));
        }
        return check instanceof Expectation.JsonEquals equals
                ? new Expectation.JsonEquals(equals.pointer(), template(equals.expected(), LONGEST))
                : check;
    }

    private static Generator generator(Generator generator) {
        if (generator instanceof Choice choice) {
            return new Choice(each(choice.options(), Abridged::option));
        }
        return generator instanceof Repetition repetition
                ? new Repetition(
                        text(repetition.phrase(), LONGEST),
                        repetition.least(),
                        repetition.most(),
                        text(repetition.separator(), LONGEST))
                : generator;
    }

    private static Option option(Option option) {
        JsonScalar value = option.value();
        return new Option(new JsonScalar(text(value.text(), LONGEST), text(value.json(), LONGEST)), option.weight());
    }

    private static Template template(Template template, int longest) {
        return new Template(each(template.segments(), segment -> segment(segment, longest)));
    }

    private static Segment segment(Segment segment, int longest) {
        return segment instanceof Text text ? new Text(text(text.text(), longest)) : segment;
    }

    private static String text(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        String shorter = withoutLongQuoted(text);
        return shorter.length() <= longest ? shorter : instead(text);
    }

    private static String instead(String text) {
        return String.format(Locale.ROOT, "(%,d characters, SHA-256 %s)", text.length(), Sha256.of(text));
    }

    /** A backslash goes with the character behind it, as in JSON. */
    private static String withoutLongQuoted(String text) {
        StringBuilder kept = new StringBuilder();
        int begin = 0;
        for (int i = 0; i < text.length(); i += text.charAt(i) == '\\' ? 2 : 1) {
            if (text.charAt(i) == '"') {
                kept.append(quoted(text.substring(begin, i))).append('"');
                begin = i + 1;
            }
        }
        return kept.append(quoted(text.substring(begin))).toString();
    }

    private static String quoted(String part) {
        return part.length() <= LONGEST_QUOTED ? part : instead(part);
    }

    private static <T> List<T> each(List<T> all, UnaryOperator<T> abridge) {
        return all.stream().map(abridge).toList();
    }
}
