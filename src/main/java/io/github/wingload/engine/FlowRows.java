package io.github.wingload.engine;

import io.github.wingload.plan.Flow;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.render.Ingredients;
import io.github.wingload.render.Renderer;
import io.github.wingload.samples.RowCursor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * Gives each flow its rows as it begins: one of each data set that its tasks use, which is the same for all of them, since a
 * flow is about one thing. Thread-safe.
 *
 * @param renderer knows which data sets a task uses
 * @param cursors one for each of the plan's samples, shared by all users
 */
record FlowRows(Renderer renderer, List<RowCursor> cursors) {

    /**
     * True if every data set had a row left; where one had not, the flow cannot begin.
     *
     * @param into empty
     */
    boolean draw(Flow flow, Ingredients into, RandomGenerator random) {
        List<Integer> tasks = flow.tasks();
        for (int i = 0; i < tasks.size(); i++) {
            OptionalInt dataSet = renderer.dataSet(tasks.get(i));
            if (dataSet.isPresent() && !into.hasRow(dataSet.getAsInt())) {
                Optional<SampleRow> row = cursors.get(dataSet.getAsInt()).next(random);
                if (row.isEmpty()) {
                    return false;
                }
                into.putRow(dataSet.getAsInt(), row.get());
            }
        }
        return true;
    }
}
