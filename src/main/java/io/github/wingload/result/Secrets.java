package io.github.wingload.result;

import io.github.wingload.plan.Header;
import io.github.wingload.plan.Observation;
import io.github.wingload.plan.Observation.Query;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Proxy;
import io.github.wingload.plan.Target;
import io.github.wingload.plan.Template;
import io.github.wingload.plan.UrlTarget;
import io.github.wingload.stats.FailureGroup;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The values of a plan's secret headers, which are removed from answers and exceptions: an answer may echo a token.
 *
 * <p>{@code Bearer abcd} is removed as a whole and as {@code abcd}. Values shorter than {@value #SHORTEST} characters stay.
 */
public final class Secrets {

    /** The replacement of a secret. */
    public static final String REDACTED = "<redacted>";

    private static final int SHORTEST = 4;

    private final List<String> values;

    private Secrets(List<String> values) {
        this.values = values;
    }

    /** The secrets of a plan. */
    public static Secrets of(Plan plan) {
        Stream<Header> ofCalls =
                Stream.concat(headers(plan.target()), plan.tasks().stream().flatMap(task -> task.headers().stream()));
        Stream<String> ofHeaders = Stream.concat(
                        ofCalls, plan.observe().stream().flatMap(Secrets::headers))
                .filter(Header::secret)
                .flatMap(header -> header.value().segments().stream())
                .filter(Template.Text.class::isInstance)
                .map(segment -> ((Template.Text) segment).text().strip());
        Stream<String> ofQueries = plan.observe().stream()
                .flatMap(observation -> observation.query().stream())
                .filter(Query::secret)
                .flatMap(query -> Stream.concat(
                        Stream.of(query.text()),
                        Stream.of(query.text().split("&")).map(Secrets::value)));
        return new Secrets(Stream.concat(ofHeaders, ofQueries)
                .flatMap(text -> Stream.of(text, text.substring(text.indexOf(' ') + 1)))
                .filter(text -> text.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    private static Stream<Header> headers(Observation observation) {
        return Stream.concat(
                observation.headers().stream(), observation.target().stream().flatMap(Secrets::headers));
    }

    /** Those of requests, and the one for a proxy. */
    private static Stream<Header> headers(Target target) {
        Stream<Header> ofProxy =
                target instanceof UrlTarget url ? url.proxy().flatMap(Proxy::authorization).stream() : Stream.of();
        return Stream.concat(target.headers().stream(), ofProxy);
    }

    /** Of {@code name=value}. */
    private static String value(String pair) {
        return pair.substring(pair.indexOf('=') + 1);
    }

    /** The text with every secret replaced. */
    public String redact(String text) {
        String result = text;
        for (String value : values) {
            result = result.replace(value, REDACTED);
        }
        return withoutCutOff(result);
    }

    /** Excerpts are cut somewhere: the beginning of a secret at the end of a text goes as well. */
    private String withoutCutOff(String text) {
        for (String value : values) {
            for (int length = Math.min(value.length() - 1, text.length()); length >= SHORTEST; length--) {
                if (text.endsWith(value.substring(0, length))) {
                    return text.substring(0, text.length() - length) + REDACTED;
                }
            }
        }
        return text;
    }

    /** The probe with every secret replaced in its error. */
    public Probe redact(Probe probe) {
        return new Probe(probe.failureClass(), probe.status(), redact(probe.error()), probe.serviceTimeMs());
    }

    /** The groups with every secret replaced in errors and excerpts. */
    public List<FailureGroup> redact(List<FailureGroup> groups) {
        if (values.isEmpty()) {
            return groups;
        }
        return groups.stream()
                .map(group -> new FailureGroup(
                        group.task(),
                        group.failureClass(),
                        redact(group.error()),
                        group.count(),
                        group.firstEndNs(),
                        group.lastEndNs(),
                        group.bodyExcerpts().stream().map(this::redact).toList()))
                .toList();
    }

    /** The exceptions with every secret replaced in messages and traces. */
    public List<ExceptionGroup> redactExceptions(List<ExceptionGroup> exceptions) {
        return exceptions.stream()
                .map(group -> new ExceptionGroup(group.count(), redact(group.message()), redact(group.trace())))
                .toList();
    }
}
