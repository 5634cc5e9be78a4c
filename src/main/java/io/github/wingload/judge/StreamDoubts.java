package io.github.wingload.judge;

import io.github.wingload.judge.tally.AnswerLengths;
import io.github.wingload.judge.tally.PromptChecks;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.AnswerStream.Part;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.Remark;
import io.github.wingload.result.Remark.DoubtfulStreams;
import io.github.wingload.result.Remark.DoubtfulStreams.Kind;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.StreamCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds where the tokens of streamed answers are not what the scenario takes them for.
 *
 * @param calls of each task of the plan
 * @param lengths of the answers of each task
 * @param prompts of each task
 */
record StreamDoubts(Plan plan, List<CallStats> calls, List<AnswerLengths> lengths, List<PromptChecks> prompts) {

    /** The largest share of answers that may come in a burst, or with several tokens an event, by chance. */
    private static final double FEW = 0.01;

    List<Remark> remarks() {
        List<Remark> doubts = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            Task task = plan.tasks().get(i);
            Optional<String> name =
                    calls.size() > 1 ? Optional.of(task.method() + " " + task.name()) : Optional.empty();
            StreamCounts streams = calls.get(i).details().streams().counts();
            if (task.stream().filter(stream -> stream.has(Part.OUTPUT)).isPresent()) {
                doubt(name, Kind.NOT_COUNTED, streams.uncounted(), streams, 0).ifPresent(doubts::add);
            }
            doubt(name, Kind.FEWER_TOKENS_THAN_EVENTS, streams.fewerCounted(), streams, 0)
                    .ifPresent(doubts::add);
            doubt(name, Kind.SEVERAL_TOKENS_AN_EVENT, streams.moreCounted(), streams, FEW)
                    .ifPresent(doubts::add);
            doubt(name, Kind.IN_BURSTS, streams.bursts(), streams, FEW).ifPresent(doubts::add);
            doubts.addAll(lengths.get(i).remarks(name));
            doubts.addAll(prompts.get(i).remarks(name));
        }
        return doubts;
    }

    private static Optional<Remark> doubt(
            Optional<String> name, Kind kind, long count, StreamCounts streams, double few) {
        return count > few * streams.answers()
                ? Optional.of(new DoubtfulStreams(name, kind, count, streams.answers()))
                : Optional.empty();
    }
}
