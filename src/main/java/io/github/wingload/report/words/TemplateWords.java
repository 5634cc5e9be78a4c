package io.github.wingload.report.words;

import io.github.wingload.plan.Columns;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Extracted;
import io.github.wingload.plan.task.Template.Generated;
import io.github.wingload.plan.task.Template.Segment;
import io.github.wingload.plan.task.Template.Text;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Templates of a plan's tasks, with their placeholders as the scenario writes them. */
public final class TemplateWords {

    private final Plan plan;
    private final List<Columns> columns;

    /** By task and slot. */
    private final IdentityHashMap<Task, Map<Integer, String>> extracted = new IdentityHashMap<>();

    /** @param columns of each of the plan's samples */
    public TemplateWords(Plan plan, List<Columns> columns) {
        this.plan = plan;
        this.columns = columns;
        IntStream.range(0, plan.tasks().size()).forEach(this::nameSlots);
    }

    /** The text, for example {@code /items/{{item_id}}}. */
    public String of(Template template, Task task) {
        return template.segments().stream()
                .map(segment -> segment instanceof Text text ? text.text() : placeholder(segment, task))
                .collect(Collectors.joining());
    }

    /** The segment; in place of an extracted value, which is known only during the run, its placeholder. */
    public Segment withoutExtracted(Segment segment, Task task) {
        return segment instanceof Extracted ? new Text(placeholder(segment, task)) : segment;
    }

    private String placeholder(Segment segment, Task task) {
        String name = "";
        if (segment instanceof Column column) {
            name = columns.get(task.samples().orElseThrow()).names().get(column.index());
        } else if (segment instanceof Generated generated) {
            name = plan.values().get(generated.index()).name();
        } else if (segment instanceof Extracted value) {
            name = extracted.getOrDefault(task, Map.of()).getOrDefault(value.slot(), "");
        }
        return "{{" + name + "}}";
    }

    private void nameSlots(int task) {
        extracted.put(
                plan.tasks().get(task),
                plan.extractedBefore(task).stream()
                        .collect(Collectors.toMap(Extraction::slot, Extraction::name, (first, again) -> first)));
    }
}
