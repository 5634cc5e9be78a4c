package io.github.wingload.cli;

import io.github.wingload.plan.Extraction;
import io.github.wingload.plan.Extraction.HeaderValue;
import io.github.wingload.plan.Extraction.JsonPointer;
import io.github.wingload.plan.Mutation;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.Task.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A task in words: a line for each thing that can be said of it. */
final class TaskText {

    private final Plan plan;
    private final TemplateWords words;

    TaskText(Plan plan, TemplateWords words) {
        this.plan = plan;
        this.words = words;
    }

    /** @param share how often it is picked, or nothing */
    List<String> of(Task task, String share) {
        List<String> expected = new CheckText(template -> words.of(template, task)).of(task.expect());
        List<String> lines = new ArrayList<>();
        lines.add(task.method() + " " + task.name() + share + ", " + expected.get(0));
        lines.addAll(expected.subList(1, expected.size()));
        String path = words.of(task.path(), task);
        if (!path.equals(task.name())) {
            lines.add("path " + path);
        }
        task.hostHeader().ifPresent(host -> lines.add("Host " + host));
        task.body()
                .filter(body -> body.content() instanceof Bytes)
                .ifPresent(body -> lines.add("sends " + body.content()));
        if (plan.samples().size() > 1 && task.samples().isPresent()) {
            lines.add("samples " + plan.samples().get(task.samples().getAsInt()).file());
        }
        if (!task.mutations().isEmpty()) {
            lines.add("made invalid by " + mutations(task));
        }
        task.extractions().forEach(extraction -> lines.add(extraction(extraction)));
        task.cache().ifPresent(cache -> lines.add("from a cache if " + cache.text()));
        return lines;
    }

    private static String mutations(Task task) {
        return task.mutations().stream().map(TaskText::mutation).collect(Collectors.joining(", "));
    }

    private static String mutation(Mutation mutation) {
        int ways = mutation.variants().size();
        return mutation.kind() + (ways == 1 ? "" : " (" + ways + " ways)");
    }

    private static String extraction(Extraction extraction) {
        String source = extraction.source() instanceof HeaderValue header
                ? "the header " + header.header()
                : ((JsonPointer) extraction.source()).pointer();
        return "keeps " + source + " as {{" + extraction.name() + "}}";
    }
}
