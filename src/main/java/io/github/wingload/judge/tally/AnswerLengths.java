package io.github.wingload.judge.tally;

import io.github.wingload.exchange.AskedCompletion;
import io.github.wingload.exchange.AskedCompletion.Bound;
import io.github.wingload.exchange.AskedCompletion.Field;
import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.StreamedAnswer;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.Remark.RequestNotKept;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Whether the ok answers of a task that reads streams are as long as its requests ask. Not thread-safe. */
public final class AnswerLengths {

    /** The largest share of answers that may be too short: one that is cut off by the model's own limits says little. */
    private static final double FEW = 0.01;

    private static final String STOPPED = "stop";

    private final Optional<Bound> least;
    private final Optional<Bound> most;
    private long answers;
    private long counted;
    private long tokens;
    private long shorter;
    private long longer;

    public AnswerLengths(Task task) {
        // A mutated body asks for something else.
        Optional<AskedCompletion> asked =
                task.stream().isPresent() && task.mutations().isEmpty()
                        ? task.body().flatMap(AskedCompletion::of)
                        : Optional.empty();
        least = asked.flatMap(AskedCompletion::least);
        most = asked.flatMap(AskedCompletion::most);
    }

    /** @param call of the task; any but ok ones are ignored */
    public void record(Call call) {
        StreamedAnswer answer = call.stream();
        if (!call.ok() || !answer.any()) {
            return;
        }
        answers++;
        boolean known = answer.outputTokens() != StreamedAnswer.UNKNOWN;
        if (known) {
            counted++;
            tokens += answer.outputTokens();
        }
        boolean isShorter = least.filter(bound -> known
                        ? answer.outputTokens() < bound.tokens()
                        : bound.field() == Field.IGNORE_EOS
                                && answer.finishReason().equals(STOPPED))
                .isPresent();
        shorter += isShorter ? 1 : 0;
        longer += known
                        && most.filter(bound -> answer.outputTokens() > bound.tokens())
                                .isPresent()
                ? 1
                : 0;
    }

    /**
     * The fields that the server did not keep.
     *
     * @param task its name; empty if the plan has one task
     */
    public List<RequestNotKept> remarks(Optional<String> task) {
        List<RequestNotKept> remarks = new ArrayList<>();
        least.filter(bound -> shorter > FEW * answers)
                .ifPresent(bound -> remarks.add(remark(task, bound, shorter, answers)));
        most.filter(bound -> longer > 0).ifPresent(bound -> remarks.add(remark(task, bound, longer, counted)));
        return remarks;
    }

    private RequestNotKept remark(Optional<String> task, Bound bound, long count, long of) {
        return new RequestNotKept(
                task,
                bound.field(),
                bound.tokens(),
                count,
                of,
                counted == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) tokens / counted));
    }
}
