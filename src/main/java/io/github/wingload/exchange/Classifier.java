package io.github.wingload.exchange;

import io.github.wingload.exchange.Classification.CacheResult;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.JsonScalar;
import io.github.wingload.plan.task.Task;
import io.github.wingload.text.StatusText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Decides the outcomes of a task's exchanges.
 *
 * <p>An exchange without a complete answer counts as its failure, an answer with an unexpected status as an HTTP
 * error. Then the body must be readable, and JSON if a check needs that; every check must hold,
 * every item must be ok, and every extracted value must exist. A check that cannot be decided counts as failed. The first
 * mismatch is the error; items are counted even if a check fails.
 *
 * <p>A task that checks only the status costs a comparison; one that checks JSON costs parsing it, on the calling
 * thread. The time is linear in the answer's length, and {@link #takesLong} tells if it is long. Pure; thread-safe.
 */
public final class Classifier {

    private final Expectation expect;
    private final Optional<StreamCondition> stream;
    private final Condition conditions;
    private final Optional<ItemCount> items;
    private final List<Extractor> extractors;
    private final Optional<CacheSign> cache;
    private final CheckCost cost;
    private final boolean looksAtStatusOnly;
    private final boolean needsBody;
    private final boolean needsJson;

    public Classifier(Task task) {
        this.expect = task.expect();
        CheckCompiler compiler = new CheckCompiler(expect.echoes());
        this.stream = task.stream().map(StreamCondition::new);
        this.conditions = compiler.all(expect.checks());
        this.items = expect.items().map(some -> new ItemCount(some.pointer(), compiler.all(some.each())));
        this.extractors = task.extractions().stream().map(Extractor::new).toList();
        this.cache = task.cache().map(CacheSign::of);
        this.cost = CheckCost.of(task);
        this.looksAtStatusOnly = stream.isEmpty()
                && expect.checks().isEmpty()
                && items.isEmpty()
                && extractors.isEmpty()
                && cache.isEmpty();
        boolean keeps = task.extractions().stream().anyMatch(Extraction::readsBody);
        this.needsJson = expect.readsJson() || keeps && stream.isEmpty();
        this.needsBody = needsJson || keeps || expect.readsBody();
    }

    /**
     * The outcome of an exchange and the values that the flow needs from it.
     *
     * @param kept the values of the task's extractions, in their order; empty if the call failed
     */
    public record Result(Classification classification, List<JsonScalar> kept) {

        private static final Result OK = new Result(Classification.OK);

        public Result {
            kept = List.copyOf(kept);
        }

        /** With nothing to keep. */
        public Result(Classification classification) {
            this(classification, List.of());
        }
    }

    /** True if classifying this exchange may take more than about a millisecond, because of its body or a header. */
    public boolean takesLong(Exchange exchange) {
        return !looksAtStatusOnly
                && exchange.failure().isEmpty()
                && expect.accepts(exchange.status())
                && cost.isHigh(exchange);
    }

    /** Classifies the exchange that answers this request. */
    public Result classify(Exchange exchange, Request request) {
        if (exchange.failure().isPresent()
                && !isLostAfterEnd(exchange, exchange.failure().get())) {
            Exchange.Failure failure = exchange.failure().get();
            return failed(failure.failureClass(), failure.message());
        }
        int status = exchange.status();
        if (!expect.accepts(status)) {
            return failed(FailureClass.ofStatus(status), statusError(status));
        }
        return looksAtStatusOnly ? Result.OK : classify(new Answer(exchange, request));
    }

    /** True if the connection was lost only after the mark that ends the stream: clients have the whole answer, and read no further. */
    private boolean isLostAfterEnd(Exchange exchange, Exchange.Failure failure) {
        boolean lost = failure.failureClass() == FailureClass.PROTOCOL || failure.failureClass() == FailureClass.RESET;
        return lost
                && stream.isPresent()
                && exchange.stream().filter(ReadStream::ended).isPresent();
    }

    private static Result failed(FailureClass failureClass, String error) {
        return new Result(new Classification(failureClass, error));
    }

    private Result classify(Answer answer) {
        Optional<Mismatch> unreadable = unreadable(answer);
        if (unreadable.isPresent()) {
            return failed(unreadable.get(), 0, 0);
        }
        JsonNode json = needsJson ? answer.json().orElseThrow() : MissingNode.getInstance();
        ItemCount.Count count = items.map(some -> some.of(answer, json)).orElse(ItemCount.Count.NONE);
        Optional<Mismatch> mismatch = conditions.mismatch(answer, json).or(count::mismatch);
        List<JsonScalar> kept = new ArrayList<>(extractors.size());
        for (int i = 0; i < extractors.size() && mismatch.isEmpty(); i++) {
            Optional<JsonScalar> value = extractors.get(i).value(answer);
            value.ifPresent(kept::add);
            mismatch = value.isPresent()
                    ? Optional.empty()
                    : Optional.of(extractors.get(i).mismatch(answer));
        }
        if (mismatch.isPresent()) {
            return failed(mismatch.get(), count.items(), count.ok());
        }
        CacheResult from = cache.map(sign -> sign.of(answer)).orElse(CacheResult.UNKNOWN);
        return new Result(new Classification(FailureClass.OK, "", from, count.items(), count.ok()), kept);
    }

    private Optional<Mismatch> unreadable(Answer answer) {
        Optional<Mismatch> incomplete =
                stream.filter(format -> isSuccess(answer)).flatMap(format -> format.mismatch(answer));
        if (incomplete.isPresent()) {
            return incomplete;
        }
        Optional<Mismatch> closed = needsBody ? answer.closedBody() : Optional.empty();
        return closed.isPresent() || !needsJson || answer.json().isPresent() ? closed : Optional.of(answer.notJson());
    }

    /** An answer without success may be expected, and is no stream. */
    private static boolean isSuccess(Answer answer) {
        int status = answer.exchange().status();
        return status >= 200 && status < 300;
    }

    private static Result failed(Mismatch mismatch, int items, int itemsOk) {
        return new Result(
                new Classification(mismatch.failureClass(), mismatch.text(), CacheResult.UNKNOWN, items, itemsOk));
    }

    private String statusError(int status) {
        String answer = StatusText.of(status);
        boolean plainSuccess = expect.statuses().stream().allMatch(range -> range.first() >= 200 && range.last() < 300);
        return plainSuccess && status >= 300 ? answer : "expected status " + expect.describe() + ", got " + answer;
    }
}
