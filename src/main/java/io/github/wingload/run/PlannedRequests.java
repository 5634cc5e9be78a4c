package io.github.wingload.run;

import io.github.wingload.exchange.Classifier;
import io.github.wingload.exchange.Request;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.JsonScalar;
import io.github.wingload.render.Ingredients;
import io.github.wingload.render.Renderer;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.schedule.Seed;
import io.github.wingload.schedule.Seed.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Renders requests of a plan without sending them. Rows come in the order of the samples, and generated values are those of the
 * run's first user; in a comparison, both sides have the same ones. A value that would be extracted from an earlier answer is replaced by its name, as {@code {{name}}}.
 */
public final class PlannedRequests {

    private final Plan plan;
    private final List<SampleTable> samples;
    private final Renderer renderer;

    /** @param samples the rows of each of the plan's samples, in its order */
    public PlannedRequests(Plan plan, List<SampleTable> samples) {
        if (samples.size() != plan.samples().size()) {
            throw new IllegalArgumentException(
                    samples.size() + " tables for " + plan.samples().size() + " samples");
        }
        this.plan = plan;
        this.samples = List.copyOf(samples);
        this.renderer =
                new Renderer(plan, samples.stream().map(SampleTable::columns).toList());
    }

    /**
     * Renders one request of each task and of each kind of mutation, then more from the rows that follow.
     *
     * @param atLeast the least number of requests; 1 or more
     */
    public List<Request> first(int atLeast) {
        List<Request> requests = new ArrayList<>();
        Ingredients from = ingredients();
        for (int row = 0; requests.size() < atLeast; row++) {
            for (int task = 0; task < plan.tasks().size() && (row == 0 || requests.size() < atLeast); task++) {
                fill(from, task, row);
                requests.addAll(renderer.examples(task, from));
            }
        }
        return requests;
    }

    /**
     * The valid requests of a task with the first rows of its samples; one request if it needs no row.
     *
     * @param most how many, 1 or more; there are fewer if there are not so many rows
     */
    public List<Request> ofTask(int task, int most) {
        OptionalInt set = renderer.dataSet(task);
        int rows = set.isPresent() ? Math.min(most, samples.get(set.getAsInt()).size()) : 1;
        Ingredients from = ingredients();
        List<Request> requests = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            fill(from, task, row);
            requests.add(renderer.render(task, from));
        }
        return requests;
    }

    /** A task's request with the first row: the one for a probe. */
    Request probe(int task) {
        return ofUser(task, Map.of());
    }

    /**
     * A task's request with the first row, as a user sends it.
     *
     * @param extracted from the answers to the user's earlier requests
     */
    Request ofUser(int task, Map<Extraction, JsonScalar> extracted) {
        Ingredients from = ingredients();
        fill(from, task, 0);
        extracted.forEach(from::keep);
        return renderer.examples(task, from).get(0);
    }

    Renderer renderer() {
        return renderer;
    }

    /** What decides on the answers to these requests, one for each task. */
    List<Classifier> classifiers() {
        return plan.tasks().stream().map(Classifier::new).toList();
    }

    private Ingredients ingredients() {
        Seed seed = new Seed(plan.seed());
        return renderer.ingredients(seed.random(Purpose.VALUES, 0), seed.random(Purpose.MUTATIONS, 0));
    }

    /** In a comparison, the tasks of the second side follow those of the first in the plan, and both draw the same values. */
    private void begin(Ingredients from, int task) {
        OptionalInt side = plan.tasks().get(task).side();
        boolean beginsPart = side.isPresent()
                && (task == 0 || !plan.tasks().get(task - 1).side().equals(side));
        if (side.isEmpty() || beginsPart && side.getAsInt() == 0) {
            from.clear();
        }
        if (beginsPart) {
            from.beginPart();
        }
    }

    private void fill(Ingredients from, int task, int row) {
        begin(from, task);
        for (int set = 0; set < samples.size(); set++) {
            from.putRow(set, samples.get(set).row(row % samples.get(set).size()));
        }
        for (Extraction extraction : plan.extractedBefore(task)) {
            String name = "{{" + extraction.name() + "}}";
            from.keep(extraction, new JsonScalar(name, '"' + name + '"'));
        }
    }
}
