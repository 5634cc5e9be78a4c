package io.github.wingload.cli;

import io.github.wingload.plan.Extraction;
import io.github.wingload.plan.Flow;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.Template;
import io.github.wingload.plan.Template.Column;
import io.github.wingload.plan.Template.Extracted;
import io.github.wingload.plan.Template.Generated;
import io.github.wingload.plan.Template.Segment;
import io.github.wingload.plan.Template.Text;
import io.github.wingload.samples.SampleTable;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The templates of a plan's tasks with their placeholders as the scenario writes them. */
final class TemplateWords {

    private final Plan plan;
    private final List<SampleTable> samples;

    /** By task and slot. */
    private final Map<Task, Map<Integer, String>> extracted = new IdentityHashMap<>();

    TemplateWords(Plan plan, List<SampleTable> samples) {
        this.plan = plan;
        this.samples = samples;
        plan.userClasses().stream().flatMap(users -> users.flows().stream()).forEach(this::nameSlots);
    }

    /** The text, for example {@code /items/{{item_id}}}. */
    String of(Template template, Task task) {
        return template.segments().stream()
                .map(segment -> segment instanceof Text text ? text.text() : placeholder(segment, task))
                .collect(Collectors.joining());
    }

    /** The segment, or the name of what is known only during the run. */
    Segment withoutExtracted(Segment segment, Task task) {
        return segment instanceof Extracted ? new Text(placeholder(segment, task)) : segment;
    }

    private String placeholder(Segment segment, Task task) {
        String name = "";
        if (segment instanceof Column column) {
            SampleTable table = samples.get(task.samples().orElseThrow());
            name = table.columns().names().get(column.index());
        } else if (segment instanceof Generated generated) {
            name = plan.values().get(generated.index()).name();
        } else if (segment instanceof Extracted value) {
            name = extracted.get(task).get(value.slot());
        }
        return "{{" + name + "}}";
    }

    private void nameSlots(Flow flow) {
        List<Task> tasks = flow.tasks().stream().map(plan.tasks()::get).toList();
        Map<Integer, String> names = tasks.stream()
                .flatMap(task -> task.extractions().stream())
                .collect(Collectors.toMap(Extraction::slot, Extraction::name, (first, again) -> first));
        tasks.forEach(task -> extracted.put(task, names));
    }
}
