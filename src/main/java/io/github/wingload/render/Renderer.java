package io.github.wingload.render;

import io.github.wingload.exchange.Request;
import io.github.wingload.plan.Columns;
import io.github.wingload.plan.Extraction;
import io.github.wingload.plan.Plan;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** Makes the requests of a plan's tasks, which are named by their index in the plan. Immutable, thread-safe. */
public final class Renderer {

    private final List<TaskRenderer> tasks;
    private final int dataSets;
    private final int values;
    private final int slots;

    /**
     * @param basePath put before each task's path; a trailing slash is dropped
     * @param dataSets the columns of each of the plan's samples
     */
    public Renderer(Plan plan, String basePath, List<Columns> dataSets) {
        List<ValueSource> sources = plan.values().stream()
                .map(value -> ValueSource.of(value.generator()))
                .toList();
        this.tasks = plan.tasks().stream()
                .map(task -> new TaskRenderer(task, plan.target().headers(), basePath, dataSets, sources))
                .toList();
        this.dataSets = dataSets.size();
        this.values = sources.size();
        this.slots = plan.tasks().stream()
                        .flatMap(task -> task.extractions().stream())
                        .mapToInt(Extraction::slot)
                        .max()
                        .orElse(-1)
                + 1;
    }

    /**
     * Room for what a user's requests are made of.
     *
     * @param values where generated values come from
     * @param mutations where the picks of mutations come from
     */
    public Ingredients ingredients(RandomGenerator values, RandomGenerator mutations) {
        return new Ingredients(dataSets, slots, this.values, values, mutations);
    }

    /** Which data set a task's rows are of; empty if it needs none. */
    public OptionalInt dataSet(int task) {
        return tasks.get(task).dataSet();
    }

    /** A request of a task, with its values made anew and, if it has mutations, one of them picked at random. */
    public Request render(int task, Ingredients from) {
        return tasks.get(task).render(from);
    }

    /** A request of a task, or one for each kind of mutation that it has. */
    public List<Request> examples(int task, Ingredients from) {
        return tasks.get(task).examples(from);
    }

    /** The key of a request that is not made; empty if only its payload would tell it from others. */
    public String keyBeforehand(int task, Ingredients from) {
        return tasks.get(task).keyBeforehand(from);
    }
}
