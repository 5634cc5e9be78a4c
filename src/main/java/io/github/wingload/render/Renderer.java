package io.github.wingload.render;

import io.github.wingload.exchange.Payload;
import io.github.wingload.exchange.Request;
import io.github.wingload.plan.Columns;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.Extraction;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** Renders the requests of a plan's tasks, which are given by their index in the plan. Immutable, thread-safe. */
public final class Renderer {

    private final List<TaskRenderer> tasks;
    private final int dataSets;
    private final int values;
    private final int slots;

    /**
     * @param dataSets the columns of each of the plan's samples
     */
    public Renderer(Plan plan, List<Columns> dataSets) {
        List<ValueSource> sources = plan.values().stream()
                .map(value -> ValueSource.KINDS.of(value.generator()))
                .toList();
        this.tasks = plan.tasks().stream()
                .map(task -> new TaskRenderer(task, plan.side(task).target(), dataSets, sources))
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

    /** The ingredients of requests whose extracted values all belong to one flow. */
    public Ingredients ingredients(RandomGenerator values, RandomGenerator mutations) {
        return ingredients(0, values, mutations);
    }

    /**
     * Creates the ingredients of a user's requests, without rows yet.
     *
     * @param lasting how many of the first slots keep their values from one flow to the next
     * @param values random source for generated values
     * @param mutations random source for the choice of mutations
     */
    public Ingredients ingredients(int lasting, RandomGenerator values, RandomGenerator mutations) {
        return new Ingredients(dataSets, slots, lasting, this.values, values, mutations);
    }

    /** The data set of a task's rows; empty if it does not need one. */
    public OptionalInt dataSet(int task) {
        return tasks.get(task).dataSet();
    }

    /** Renders a request of a task with newly generated values and, if the task has mutations, a random one of them. */
    public Request render(int task, Ingredients from) {
        return tasks.get(task).render(from);
    }

    /** Renders a request of a task, or one for each of its kinds of mutation. */
    public List<Request> examples(int task, Ingredients from) {
        return tasks.get(task).examples(from);
    }

    /** The payload of a request that is not rendered: it has no digest. */
    public Payload notRendered(int task, Ingredients from) {
        return tasks.get(task).notRendered(from);
    }
}
