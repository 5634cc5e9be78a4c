package io.github.wingload.exchange;

import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.plan.task.CacheRule;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Expectation.Check;
import io.github.wingload.plan.task.Expectation.Items;
import io.github.wingload.plan.task.Expectation.StatusRange;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.JsonScalar;
import io.github.wingload.plan.task.Task;
import io.github.wingload.testkit.Tasks;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers, and what is asked of them, for tests. */
record Answers(
        int status,
        byte[] body,
        long bytes,
        List<HeaderField> headers,
        long serviceNs,
        List<String> echoes,
        List<HeaderField> asked) {

    /** Anything but the status is left alone. */
    static final List<StatusRange> ANY = List.of(new StatusRange(100, 599));

    /** A 200 with a JSON body. */
    static Answers json(String body) {
        return text(body).header("Content-Type", "application/json");
    }

    static Answers text(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Answers(200, bytes, bytes.length, List.of(), 1_000_000, List.of(), List.of());
    }

    static Answers bytes(byte[] bytes) {
        return new Answers(200, bytes, bytes.length, List.of(), 1_000_000, List.of(), List.of());
    }

    Answers status(int other) {
        return new Answers(other, body, bytes, headers, serviceNs, echoes, asked);
    }

    Answers header(String name, String value) {
        List<HeaderField> more = Stream.concat(headers.stream(), Stream.of(new HeaderField(name, value)))
                .toList();
        return new Answers(status, body, bytes, more, serviceNs, echoes, asked);
    }

    Answers taking(long ns) {
        return new Answers(status, body, bytes, headers, ns, echoes, asked);
    }

    /** Of a request that accepts content codings. */
    Answers askedFor(String codings) {
        return new Answers(
                status, body, bytes, headers, serviceNs, echoes, List.of(new HeaderField("accept-encoding", codings)));
    }

    /** Of a request that was to see these repeated. */
    Answers to(String... texts) {
        return new Answers(status, body, bytes, headers, serviceNs, List.of(texts), asked);
    }

    /** Only so much of it was kept. */
    Answers cutTo(int kept) {
        return new Answers(status, Arrays.copyOf(body, kept), bytes, headers, serviceNs, echoes, asked);
    }

    Classification judged(Expectation expect) {
        return judged(task(expect).task());
    }

    Classification judged(Check... checks) {
        return judged(new Expectation(ANY, List.of(checks), Optional.empty()));
    }

    /** Of a task that reads its answer as a stream. */
    Classification judged(AnswerStream format, Check... checks) {
        return result(task(new Expectation(ANY, List.of(checks), Optional.empty())).stream(format)
                        .task())
                .classification();
    }

    /** The same, of which these values are kept. */
    List<JsonScalar> kept(AnswerStream format, Extraction... extractions) {
        return result(keeping(extractions, format)).kept();
    }

    Classification judged(Items items) {
        return judged(new Expectation(ANY, List.of(), Optional.of(items)));
    }

    Classification judged(Extraction... extractions) {
        return judged(keeping(extractions));
    }

    List<JsonScalar> kept(Extraction... extractions) {
        return result(keeping(extractions)).kept();
    }

    Classification judged(CacheRule rule) {
        return judged(task(Expectation.ANY_2XX).cache(rule).task());
    }

    Classification judged(Task task) {
        return result(task).classification();
    }

    boolean takesLong(Check check) {
        Expectation expect = new Expectation(ANY, List.of(check), Optional.empty());
        return new Classifier(task(expect).task()).takesLong(exchange());
    }

    Exchange exchange() {
        return new Exchange(
                new Times(5, 5, 5, 5, 5, 5, 5 + serviceNs),
                false,
                status,
                () -> headers,
                bytes,
                body,
                Optional.empty());
    }

    private Classifier.Result result(Task task) {
        Request request = new Request(
                "GET",
                "/",
                asked,
                Optional.empty(),
                RequestBody.NONE,
                Payload.NONE,
                task.readsBody(),
                task.stream(),
                "",
                echoes);
        Exchange exchange = exchange();
        return new Classifier(task)
                .classify(
                        new Exchange(
                                exchange.times(),
                                exchange.reused(),
                                exchange.status(),
                                exchange.headers(),
                                exchange.bytes(),
                                exchange.bodyStart(),
                                task.stream().map(this::read),
                                exchange.failure()),
                        request);
    }

    private ReadStream read(AnswerStream format) {
        StreamReader reader = new StreamReader(format);
        reader.read(ByteBuffer.wrap(body), 5);
        return reader.end(true);
    }

    private static Task keeping(Extraction[] extractions, AnswerStream format) {
        return task(new Expectation(ANY)).extractions(extractions).stream(format)
                .task();
    }

    private static Task keeping(Extraction... extractions) {
        return task(new Expectation(ANY)).extractions(extractions).task();
    }

    private static Tasks task(Expectation expect) {
        return Tasks.named("GET", "t").path("/").withoutSamples().expect(expect);
    }
}
