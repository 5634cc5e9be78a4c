package io.github.wingload.engine;

import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.render.Ingredients;
import io.github.wingload.render.Renderer;
import io.github.wingload.samples.RowCursor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * Draws the rows of each flow when it starts: one row of each data set, shared by all tasks of the flow. Thread-safe.
 *
 * @param renderer knows which data sets a task uses
 * @param cursors one for each of the plan's samples, shared by all users
 */
record FlowRows(Renderer renderer, List<RowCursor> cursors) {

    /**
     * True if every data set had a row left; otherwise the flow cannot start.
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
