package io.github.wingload.testkit;

import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.plan.task.CacheRule;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Mutation;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Builds a {@link Task}. Unless a test says otherwise, it has no headers and no body, its columns are those of the plan's first
 * samples, and any status from 200 to 299 is ok.
 */
public final class Tasks {

    private static final String JSON = "application/json";

    private final String name;
    private final String method;
    private Template path = Template.of("/x");
    private List<Header> headers = List.of();
    private Optional<String> hostHeader = Optional.empty();
    private Optional<Task.Body> body = Optional.empty();
    private List<Mutation> mutations = List.of();
    private OptionalInt side = OptionalInt.empty();
    private OptionalInt samples = OptionalInt.of(0);
    private Optional<AnswerStream> stream = Optional.empty();
    private Expectation expect = Expectation.ANY_2XX;
    private List<Extraction> extractions = List.of();
    private Optional<CacheRule> cache = Optional.empty();
    private Optional<String> runbook = Optional.empty();
    private Optional<Task.Apart> apart = Optional.empty();

    private Tasks(String method, String name) {
        this.method = method;
        this.name = name;
    }

    /** A task of this name whose path is {@code /x}. */
    public static Tasks named(String method, String name) {
        return new Tasks(method, name);
    }

    /** So many tasks. */
    public static List<Task> some(int count) {
        return IntStream.range(0, count)
                .mapToObj(task -> get("/" + task).task())
                .toList();
    }

    /** A GET request that is named after its path. */
    public static Tasks get(String path) {
        return new Tasks("GET", path).path(path);
    }

    /** A POST request that is named after its path. */
    public static Tasks post(String path) {
        return new Tasks("POST", path).path(path);
    }

    /** It belongs to a side of a comparison, by its index. */
    public Tasks side(int index) {
        side = OptionalInt.of(index);
        return this;
    }

    public Tasks path(String literal) {
        return path(Template.of(literal));
    }

    public Tasks path(Template.Segment... segments) {
        return path(new Template(List.of(segments)));
    }

    public Tasks path(Template template) {
        path = template;
        return this;
    }

    public Tasks headers(Header... some) {
        headers = List.of(some);
        return this;
    }

    public Tasks hostHeader(String host) {
        hostHeader = Optional.of(host);
        return this;
    }

    /** A body of JSON. */
    public Tasks json(Template.Segment... segments) {
        return body(new Task.Body(new Template(List.of(segments)), JSON));
    }

    /** A body of JSON. */
    public Tasks json(String literal) {
        return body(new Task.Body(Template.of(literal), JSON));
    }

    public Tasks body(Task.Body some) {
        body = Optional.of(some);
        return this;
    }

    public Tasks mutations(Mutation... some) {
        mutations = List.of(some);
        return this;
    }

    /** Which samples its columns belong to. */
    public Tasks samples(int index) {
        return samples(OptionalInt.of(index));
    }

    public Tasks withoutSamples() {
        return samples(OptionalInt.empty());
    }

    /** Which samples its columns belong to; empty if it has none. */
    public Tasks samples(OptionalInt index) {
        samples = index;
        return this;
    }

    /** Its answer is read as a stream. */
    public Tasks stream(AnswerStream format) {
        stream = Optional.of(format);
        return this;
    }

    public Tasks expect(Expectation expectation) {
        expect = expectation;
        return this;
    }

    public Tasks extractions(Extraction... some) {
        extractions = List.of(some);
        return this;
    }

    public Tasks cache(CacheRule rule) {
        cache = Optional.of(rule);
        return this;
    }

    public Tasks runbook(String address) {
        runbook = Optional.of(address);
        return this;
    }

    public Tasks apart(Task.Apart part) {
        apart = Optional.of(part);
        return this;
    }

    public Task task() {
        return new Task(
                name,
                side,
                method,
                path,
                headers,
                hostHeader,
                body,
                mutations,
                samples,
                stream,
                expect,
                extractions,
                cache,
                runbook,
                apart);
    }
}
