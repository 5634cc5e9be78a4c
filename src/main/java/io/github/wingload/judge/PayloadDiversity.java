package io.github.wingload.judge;

import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.Template;
import io.github.wingload.result.Analysis.PayloadUse;
import io.github.wingload.result.Analysis.TaskPayload;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Reason.OnePayload;
import io.github.wingload.result.Remark.SamePayload;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Checks that payloads that should differ do differ. A random value that is drawn once, or a fixed seed, sends the same payload
 * in every request, and a cache answers it.
 *
 * <p>The payloads of a task should differ if they contain samples with several keys, unless {@code pick} is fixed, or values that
 * are generated for each request.
 */
record PayloadDiversity(Manifest manifest, PayloadUse payload) {

    /** The fewest calls to judge: fewer may have picked the same row by chance. */
    private static final int MANY_CALLS = 20;

    /** The smallest share of a task's calls that is nearly all of them. */
    private static final double NEARLY_ALL = 0.95;

    /** The use of payloads by the tasks of this row whose calls have keys. */
    List<TaskPayload> of(String method, String name) {
        return payload.tasks().stream()
                .filter(task -> task.method().equals(method) && task.name().equals(name) && task.sent() > 0)
                .toList();
    }

    /** Present if every task that should vary its payload always sent the same one. */
    Optional<OnePayload> onePayload() {
        List<Integer> toVary = toVary();
        if (toVary.isEmpty() || !toVary.stream().allMatch(task -> payload(task).distinct() == 1)) {
            return Optional.empty();
        }
        long calls = toVary.stream().mapToLong(task -> payload(task).sent()).sum();
        return Optional.of(new OnePayload(calls, keys(toVary.get(0))));
    }

    /** A remark for each task that nearly always sent the same payload. */
    List<SamePayload> remarks() {
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
        return new SamePayload(name, used.mostFrequent(), used.sent(), keys(task));
    }

    /** The tasks that were to vary their payload and made enough calls to judge. */
    private List<Integer> toVary() {
        return IntStream.range(0, payload.tasks().size())
                .filter(task -> payload(task).sent() >= MANY_CALLS && toVary(task))
                .boxed()
                .toList();
    }

    private boolean toVary(int task) {
        return keys(task) > 1
                || segments(manifest.plan().tasks().get(task)).anyMatch(Template.Generated.class::isInstance);
    }

    /** The number of different keys that a task can send; 0 if it is unknown, 1 for a fixed row. */
    private long keys(int task) {
        int set = manifest.plan().tasks().get(task).samples().orElse(-1);
        if (set < 0
                || set
                        >= Math.min(
                                manifest.plan().samples().size(),
                                manifest.samples().size())) {
            return 0;
        }
        return manifest.plan().samples().get(set).pick() == Pick.FIXED
                ? 1
                : manifest.samples().get(set).keys();
    }

    private static Stream<Template.Segment> segments(Task task) {
        return Stream.concat(
                task.path().segments().stream(),
                task.body().stream().flatMap(body -> body.content().segments().stream()));
    }

    private TaskPayload payload(int task) {
        return payload.tasks().get(task);
    }
}
