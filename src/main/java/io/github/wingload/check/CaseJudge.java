package io.github.wingload.check;

import io.github.wingload.exchange.Classification;
import io.github.wingload.exchange.Classifier;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Request;
import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Expectation.Check;
import io.github.wingload.plan.task.Expectation.StatusRange;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Printable;
import io.github.wingload.text.Unit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Judges the answers to a case. Unlike in a load test, every check is made, also of an answer with an unexpected status, so that
 * all that is wrong is known after one request. Pure; thread-safe.
 */
public final class CaseJudge {

    private static final List<StatusRange> ANY_STATUS = List.of(new StatusRange(100, 599));

    /** Longer texts of errors are cut before they are searched. */
    private static final int MOST_SEARCHED = 64 * 1024;

    private final Part status;
    private final List<Part> content;
    private final Optional<Duration> limit;

    /**
     * A part of the expectation.
     *
     * @param echoes the index, among the texts that a request expects back, of each text that this part expects back
     */
    private record Part(Classifier classifier, List<Integer> echoes) {

        static Part of(Expectation expect, List<Template> all) {
            return of(expect, all, Optional.empty());
        }

        /** @param stream how the answer is read as a stream, if this part asks for a complete one */
        static Part of(Expectation expect, List<Template> all, Optional<AnswerStream> stream) {
            Task task = new Task(
                    "",
                    OptionalInt.empty(),
                    "GET",
                    Template.of("/"),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    OptionalInt.empty(),
                    stream,
                    expect,
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            return new Part(
                    new Classifier(task),
                    expect.echoes().stream().map(all::indexOf).toList());
        }

        Classification classify(Exchange exchange, Request request) {
            Request asked = new Request(
                    request.method(),
                    request.path(),
                    request.headers(),
                    request.host(),
                    request.body(),
                    request.payload(),
                    request.keepsBody(),
                    request.stream(),
                    request.mutation(),
                    echoes.stream().map(request.echoes()::get).toList());
            return classifier.classify(exchange, asked).classification();
        }
    }

    /** @param limit the longest time of a good answer, besides that of the case; empty for no limit */
    public CaseJudge(CheckCase asked, Optional<Duration> limit) {
        Expectation expect = asked.expect();
        List<Template> echoes = expect.echoes();
        this.status = Part.of(new Expectation(expect.statuses()), echoes);
        List<Part> parts = new ArrayList<>();
        asked.samples().stream()
                .flatMap(sample -> sample.request().stream().stream())
                .findFirst()
                .ifPresent(stream -> parts.add(Part.of(new Expectation(ANY_STATUS), echoes, Optional.of(stream))));
        for (Check check : expect.checks()) {
            parts.add(Part.of(new Expectation(ANY_STATUS, List.of(check), Optional.empty()), echoes));
        }
        expect.items()
                .ifPresent(items ->
                        parts.add(Part.of(new Expectation(ANY_STATUS, List.of(), Optional.of(items)), echoes)));
        this.content = List.copyOf(parts);
        this.limit = limit;
    }

    /** Judges the exchange of a sample. */
    public Attempt judge(CheckSample sample, Exchange exchange) {
        Duration time = Duration.ofNanos(exchange.times().serviceTimeNs());
        Classification answered = status.classify(exchange, sample.request());
        if (exchange.failure().isPresent()) {
            Layer layer = LayerRules.withoutAnswer(answered.failureClass(), answered.error());
            return new Attempt(sample.label(), layer, 0, time, List.of(answered.error()), "");
        }
        List<Classification> failures = new ArrayList<>();
        if (!answered.ok()) {
            failures.add(answered);
        }
        content.stream()
                .map(part -> part.classify(exchange, sample.request()))
                .filter(judged -> !judged.ok())
                .forEach(failures::add);
        List<String> mismatches =
                new ArrayList<>(failures.stream().map(Classification::error).toList());
        Layer layer = layer(answered, failures, exchange);
        if (limit.isPresent() && time.compareTo(limit.get()) > 0) {
            double limitMs = limit.get().toNanos() / 1e6;
            mismatches.add("expected an answer within " + Unit.TIME.exact(limitMs) + ", got one after "
                    + Unit.TIME.beside(time.toNanos() / 1e6, limitMs));
            layer = layer == Layer.NONE ? Layer.SLOW : layer;
        }
        String excerpt = layer == Layer.NONE || layer == Layer.SLOW
                ? ""
                : Printable.of(Excerpt.ofLine(text(exchange).strip().replaceAll("\\s+", " ")));
        return new Attempt(sample.label(), layer, exchange.status(), time, mismatches, excerpt);
    }

    private static Layer layer(Classification answered, List<Classification> failures, Exchange exchange) {
        if (!answered.ok()) {
            return LayerRules.ofStatus(exchange.status(), exchange.headers().first("Server"), text(exchange));
        }
        if (failures.isEmpty()) {
            return Layer.NONE;
        }
        boolean onlySlow = failures.stream().allMatch(failure -> failure.failureClass() == FailureClass.TOO_SLOW);
        return onlySlow ? Layer.SLOW : Layer.CONTENT;
    }

    private static String text(Exchange exchange) {
        byte[] body = exchange.bodyStart();
        return new String(body, 0, Math.min(body.length, MOST_SEARCHED), StandardCharsets.UTF_8);
    }
}
