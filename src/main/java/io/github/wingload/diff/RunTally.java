package io.github.wingload.diff;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.StreamedAnswer;
import io.github.wingload.exchange.Times;
import io.github.wingload.judge.tally.Delivery;
import io.github.wingload.judge.tally.FirstCalls;
import io.github.wingload.judge.tally.TimedTasks;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.FirstOk;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.SlotCounts;
import io.github.wingload.stats.Slots;
import io.github.wingload.stats.Tally;
import io.github.wingload.stats.interval.Estimate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Records the calls of a run, to make it comparable. Memory grows with the run's length and its tasks, some 6 MB for an hour
 * and a task. Used by one thread.
 */
public final class RunTally {

    private final List<Calls> ofTasks = new ArrayList<>();
    private final Map<RowName, Calls> rows = new LinkedHashMap<>();
    private final Plan plan;
    private final Calls all;
    private final boolean inPieces;
    private final long beginNs;
    private long answers;
    private long counted;
    private long promptTokens;
    private long promptsCounted;
    private long answerTokens;
    private final long endNs;

    /** @param plan of the run */
    public RunTally(Plan plan, Yardstick yardstick) {
        this.plan = plan;
        this.inPieces = yardstick.inPieces();
        HeadlineTime time = HeadlineTime.of(plan.load());
        List<Task> tasks = plan.tasks();
        for (Task task : tasks) {
            ofTasks.add(rows.computeIfAbsent(
                    RowName.of(task),
                    row -> new Calls(
                            time,
                            yardstick,
                            TimedTasks.of(
                                    tasks, other -> RowName.of(tasks.get(other)).equals(row)))));
        }
        all = new Calls(time, yardstick, TimedTasks.of(tasks));
        beginNs = plan.load().warmUp().toNanos();
        endNs = plan.load()
                .duration()
                .map(Duration::toNanos)
                .map(ns -> beginNs + ns)
                .orElse(Long.MAX_VALUE);
    }

    /** Records a call that has ended, or was dropped; in the order in which they did. */
    public void record(Call ended) {
        Call call = inPieces && ended.ok() ? inPieces(ended) : ended;
        if (plan.tasks().get(call.task()).counted()) {
            ofTasks.get(call.task()).record(call);
            all.record(call);
            if (call.ok() && call.stream().any()) {
                stream(call.stream());
            }
        }
    }

    /** See {@link Yardstick#inPieces}. */
    private static Call inPieces(Call call) {
        StreamedAnswer answer = call.stream();
        return answer.lastNs() == Times.NEVER
                ? call
                : call.with(
                        call.times().endingAt(answer.lastNs()),
                        answer.with(
                                answer.firstEventNs(), answer.firstEventNs(), answer.firstOutputNs(), answer.lastNs()),
                        call.classification());
    }

    private void stream(StreamedAnswer answer) {
        answers++;
        if (answer.outputTokens() != StreamedAnswer.UNKNOWN) {
            counted++;
            answerTokens += answer.outputTokens();
        }
        if (answer.inputTokens() != StreamedAnswer.UNKNOWN) {
            promptsCounted++;
            promptTokens += answer.inputTokens();
        }
    }

    /** What the streamed answers of the run were; empty without any. */
    private Optional<StreamedLoad> streamed() {
        if (answers == 0) {
            return Optional.empty();
        }
        return Optional.of(new StreamedLoad(
                Optional.empty(),
                plan.load().open()
                        ? OptionalLong.empty()
                        : OptionalLong.of(plan.load().peakUsers()),
                promptsCounted > 0 ? OptionalDouble.of((double) promptTokens / promptsCounted) : OptionalDouble.empty(),
                counted > 0 ? OptionalDouble.of((double) answerTokens / counted) : OptionalDouble.empty()));
    }

    /** The run of these calls. */
    public ComparedRun run(String name, Analysis report) {
        Blocking window = Blocking.of(report.window().seconds());
        Map<RowName, Evidence> evidence = new LinkedHashMap<>();
        rows.forEach((row, calls) -> {
            if (plan.tasks().stream()
                    .anyMatch(task -> task.counted() && RowName.of(task).equals(row))) {
                evidence.put(row, calls.evidence(window));
            }
        });
        return ComparedRun.of(name, report, evidence, all.evidence(window)).streamed(streamed());
    }

    /** The calls of a task, or of all tasks: evidence with an interval for every figure. */
    private final class Calls {

        private final boolean[] timed;
        private final Tally inWindow;
        private final SlotCounts ended = new SlotCounts();
        /** Ok calls, also those of the warm-up. */
        private final FirstCalls first;

        /** @param timed by task */
        Calls(HeadlineTime time, Yardstick yardstick, boolean[] timed) {
            Stream<Figure> failures = Stream.of(FailureClass.values()).map(failed -> Figure.failures(failed.label()));
            this.timed = timed;
            inWindow = new Tally(
                    time::of,
                    Stream.concat(yardstick.figures().stream(), failures).toList());
            first = new FirstCalls(time);
        }

        void record(Call call) {
            if (call.ok() && timed[call.task()]) {
                first.record(call);
            }
            inWindow.arrive(call, beginNs);
            if (call.intendedNs() >= beginNs && call.intendedNs() < endNs) {
                inWindow.record(Slots.of(call.intendedNs() - beginNs), call, timed[call.task()]);
                ended.add(Delivery.slotOfEnd(call, beginNs));
            }
        }

        Evidence evidence(Blocking window) {
            Optional<Estimate> backlog = Delivery.backlog(plan, window, inWindow.counts(Things.INTENDED), ended);
            Map<Double, Figure.Source<Optional<Estimate>>> estimates = new HashMap<>();
            return new Evidence() {
                @Override
                public OptionalDouble value(Figure figure) {
                    return figure.equals(Figure.FIRST_CALLS_P90)
                            ? first.figures().stream()
                                    .mapToDouble(FirstOk::byStartP90Ms)
                                    .findFirst()
                            : uncounted(figure)
                                    ? OptionalDouble.empty()
                                    : figure.from(inWindow.values(window)).stream()
                                            .map(value -> value
                                                    - backlog(figure)
                                                            .map(Estimate::value)
                                                            .orElse(0.0))
                                            .findFirst();
                }

                @Override
                public Optional<Estimate> estimate(Figure figure, double confidence) {
                    if (uncounted(figure)) {
                        return Optional.empty();
                    }
                    return figure.from(estimates.computeIfAbsent(confidence, any -> inWindow.estimates(window, any)))
                            .map(estimate ->
                                    backlog(figure).map(estimate::minus).orElse(estimate));
                }

                private boolean uncounted(Figure figure) {
                    return figure instanceof Figure.TokenRate tokens
                            && (answers == 0 || window.total(inWindow.counts(tokens.unknown())) > 0);
                }

                // Calls that pile up are not delivered.
                private Optional<Estimate> backlog(Figure figure) {
                    return figure instanceof Figure.Rate rate
                            ? backlog.map(growth -> growth.times(rate.per().toSeconds()))
                            : Optional.empty();
                }
            };
        }
    }
}
