package io.github.wingload.judge.tally;

import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.plan.task.Template;
import io.github.wingload.result.Analysis.PayloadUse;
import io.github.wingload.result.Analysis.TaskPayload;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Reason.OnePayload;
import io.github.wingload.result.Remark.SamePayload;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Checks that payloads that should differ do differ. A random value that is drawn once, or a fixed seed, sends the same payload
 * in every request, and a cache answers it.
 *
 * <p>The payloads of a task should differ if they contain a column whose cells differ, unless {@code pick} is fixed, or values
 * that are generated for each request.
 */
public record PayloadDiversity(Manifest manifest, PayloadUse payload) {

    /** The fewest calls to judge: fewer may have picked the same row by chance. */
    private static final int MANY_CALLS = 20;

    /** The smallest share of a task's calls that is nearly all of them. */
    private static final double NEARLY_ALL = 0.95;

    /** The use of payloads by the tasks of this row whose payloads can differ. */
    public List<TaskPayload> of(String method, String name) {
        return payload.tasks().stream()
                .filter(task -> task.method().equals(method) && task.name().equals(name) && task.sent() > 0)
                .toList();
    }

    /** Present if every task that should vary its payload always sent the same one. */
    public Optional<OnePayload> onePayload() {
        List<Integer> toVary = toVary();
        if (toVary.isEmpty() || !toVary.stream().allMatch(task -> payload(task).distinct() == 1)) {
            return Optional.empty();
        }
        long calls = toVary.stream().mapToLong(task -> payload(task).sent()).sum();
        return Optional.of(new OnePayload(calls, rows(toVary.get(0))));
    }

    /** A remark for each task that nearly always sent the same payload. */
    public List<SamePayload> remarks() {
        return toVary().stream()
                .filter(task -> payload(task).mostFrequent()
                        >= NEARLY_ALL * payload(task).sent())
                .map(this::remark)
                .toList();
    }

    private SamePayload remark(int task) {
        TaskPayload used = payload(task);
        Optional<String> name =
                manifest.plan().tasks().size() > 1 ? Optional.of(used.method() + " " + used.name()) : Optional.empty();
        return new SamePayload(name, used.mostFrequent(), used.sent(), rows(task));
    }

    /** The tasks that were to vary their payload and made enough calls to judge. */
    private List<Integer> toVary() {
        return IntStream.range(0, payload.tasks().size())
                .filter(task -> payload(task).sent() >= MANY_CALLS && toVary(task))
                .boxed()
                .toList();
    }

    private boolean toVary(int task) {
        List<Integer> varying = samples(task).map(this::varying).orElse(List.of());
        return manifest.plan()
                .tasks()
                .get(task)
                .payload()
                .anyMatch(part -> part instanceof Template.Generated
                        || part instanceof Template.Column column && varying.contains(column.index()));
    }

    /** How many rows a task can send; 0 without samples. */
    private long rows(int task) {
        return samples(task)
                .map(set -> (long) manifest.samples().get(set).rows())
                .orElse(0L);
    }

    /** The samples of a task. */
    private Optional<Integer> samples(int task) {
        OptionalInt set = manifest.plan().tasks().get(task).samples();
        int known =
                Math.min(manifest.plan().samples().size(), manifest.samples().size());
        return set.isPresent() && set.getAsInt() < known ? Optional.of(set.getAsInt()) : Optional.empty();
    }

    /** The columns that give different payloads; none if they are unknown, as those of older runs are. */
    private List<Integer> varying(int set) {
        return manifest.plan().samples().get(set).pick() == Pick.FIXED
                ? List.of()
                : manifest.samples().get(set).varying().orElse(List.of());
    }

    private TaskPayload payload(int task) {
        return payload.tasks().get(task);
    }
}
