package io.github.wingload.scenario.task;

import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.Template;
import io.github.wingload.plan.Template.Generated;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.scenario.data.SampleSets;
import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Node;
import java.util.List;

/** Finds what sends one and the same payload each time: a cache answers that, and it says little about a model. */
public final class SamePayload {

    private final List<Task> tasks;
    private final SampleSets sets;
    private final Findings findings;

    private SamePayload(List<Task> tasks, SampleSets sets, Findings findings) {
        this.tasks = tasks;
        this.sets = sets;
        this.findings = findings;
    }

    /** Warns of such tasks, and of samples that no task uses. */
    public static void warn(List<Task> tasks, SampleSets sets, Findings findings) {
        SamePayload payloads = new SamePayload(tasks, sets, findings);
        tasks.stream()
                .filter(task -> task.body().isPresent() && task.mutations().isEmpty())
                .forEach(payloads::judge);
        sets.all().forEach(payloads::judge);
    }

    private void judge(Task task) {
        List<Template> templates = TaskTemplates.ofRequest(task).toList();
        if (templates.stream().allMatch(Template::constant)) {
            warn(task, "put {{…}} of samples or values into it");
        } else if (templates.stream().noneMatch(SamePayload::isGenerated) && hasOneRow(task)) {
            warn(task, "its samples have a single row");
        }
    }

    private void judge(Samples samples) {
        int index = sets.all().indexOf(samples);
        if (tasks.stream().noneMatch(task -> task.samples().orElse(-1) == index)) {
            findings.warn(
                    "no task uses a column of the samples in " + samples.file().getFileName());
        }
    }

    private void warn(Task task, String why) {
        findings.warn("the task " + Node.quote(task.name()) + " sends one and the same payload each time: " + why);
    }

    private boolean hasOneRow(Task task) {
        return task.samples().stream()
                .mapToObj(index -> sets.all().get(index))
                .flatMap(samples -> sets.table(samples).stream())
                .mapToInt(SampleTable::size)
                .anyMatch(size -> size == 1);
    }

    private static boolean isGenerated(Template template) {
        return template.segments().stream()
                .anyMatch(segment -> segment instanceof Generated || segment instanceof Template.Extracted);
    }
}
