package io.github.wingload.run;

import io.github.wingload.exchange.Request;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.UrlTarget;
import io.github.wingload.render.Renderer;
import io.github.wingload.samples.SampleTable;
import java.util.List;
import java.util.stream.IntStream;

/** The requests that a plan makes, without sending one. */
public final class PlannedRequests {

    private PlannedRequests() {}

    /** Requests of the plan's tasks in turn, made from the first rows of its samples in turn; at least one. */
    public static List<Request> first(int count, Plan plan, List<SampleTable> tables) {
        SampleTable samples = only(tables);
        Renderer renderer = renderer(plan, samples);
        return IntStream.range(0, count)
                .mapToObj(number -> renderer.render(number % plan.tasks().size(), row(number, samples)))
                .toList();
    }

    /** The one request that stands for all where a single one is sent: the first task with the first row. */
    static Request first(Renderer renderer, SampleTable samples) {
        return renderer.render(0, row(0, samples));
    }

    static Renderer renderer(Plan plan, SampleTable samples) {
        return new Renderer(plan.tasks(), plan.target().headers(), basePath(plan), samples.columns());
    }

    /** The rows, or none. */
    static SampleTable only(List<SampleTable> tables) {
        return tables.isEmpty() ? SampleTable.NONE : tables.get(0);
    }

    private static SampleRow row(int number, SampleTable samples) {
        return samples.size() == 0 ? SampleRow.NONE : samples.row(number % samples.size());
    }

    private static String basePath(Plan plan) {
        return plan.target() instanceof UrlTarget target && target.url().getRawPath() != null
                ? target.url().getRawPath()
                : "";
    }
}
