package io.github.wingload.report.words;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.Extraction.HeaderValue;
import io.github.wingload.plan.task.Extraction.JsonPointer;
import io.github.wingload.plan.task.Mutation;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Task.Bytes;
import io.github.wingload.plan.task.Task.Content;
import io.github.wingload.plan.task.Task.Multipart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A task in words: its request, its checks and the values that it extracts. */
public record TaskWords(Plan plan, TemplateWords templates) {

    /** Precedes the cache rule. */
    public static final String CACHE_HIT_IF = "cache hit if ";

    /** Precedes the mutations. */
    public static final String PAYLOAD_MADE_INVALID_BY = "payload made invalid by ";

    /**
     * The task in phrases: its name and checks first, then what else it has.
     *
     * @param share how often it is picked, with a comma in front, or an empty text
     */
    public List<String> of(Task task, String share) {
        List<String> expected = new CheckWords(template -> templates.of(template, task)).of(task);
        List<String> lines = new ArrayList<>();
        lines.add(task.method() + " " + task.name() + share + ", " + expected.get(0));
        lines.addAll(expected.subList(1, expected.size()));
        String path = templates.of(task.path(), task);
        if (!path.equals(task.name())) {
            lines.add("path " + path);
        }
        task.hostHeader().ifPresent(host -> lines.add("Host " + host));
        task.body().map(Body::content).stream().flatMap(TaskWords::files).forEach(file -> lines.add("sends " + file));
        if (plan.samples().size() > 1 && task.samples().isPresent()) {
            lines.add("samples " + plan.samples().get(task.samples().getAsInt()).file());
        }
        if (!task.mutations().isEmpty()) {
            lines.add(PAYLOAD_MADE_INVALID_BY + mutations(task));
        }
        task.extractions().forEach(extraction -> lines.add(extraction(extraction)));
        task.cache().ifPresent(cache -> lines.add(CACHE_HIT_IF + cache.text()));
        return lines;
    }

    private static Stream<Bytes> files(Content content) {
        return content instanceof Multipart form
                ? form.pieces().stream().flatMap(TaskWords::files)
                : Stream.of(content).filter(Bytes.class::isInstance).map(Bytes.class::cast);
    }

    /** {@code ok if the status is 400}. */
    public static String status(Expectation expect) {
        return "ok if the status is " + expect.describe();
    }

    /** {@code drop_field (2 ways), empty}. */
    public static String mutations(Task task) {
        return task.mutations().stream().map(TaskWords::mutation).collect(Collectors.joining(", "));
    }

    private static String mutation(Mutation mutation) {
        int ways = mutation.variants().size();
        return mutation.kind() + (ways <= 1 ? "" : " (" + ways + " ways)");
    }

    private static String extraction(Extraction extraction) {
        String source = extraction.source() instanceof HeaderValue header
                ? "the header " + header.header()
                : ((JsonPointer) extraction.source()).pointer();
        return "extracts " + source + " as {{" + extraction.name() + "}}";
    }
}
