package io.github.wingload.engine;

import io.github.wingload.exchange.Classifier;
import io.github.wingload.exchange.Transport;
import io.github.wingload.plan.Plan;
import io.github.wingload.render.Renderer;
import io.github.wingload.samples.RowCursor;
import io.github.wingload.time.NanoClock;
import java.util.List;

/**
 * The parts that an engine works with.
 *
 * @param plan the load and its tasks
 * @param renderer makes its requests
 * @param classifiers decide what its answers count as, one for each task
 * @param rows one cursor for each of its samples, in the plan's order; shared by all users
 * @param transport carries requests to its target
 * @param clock the run's
 * @param zeroNs the clock's reading at time zero, when the first call is intended
 * @param sink where ended calls go
 */
public record Surroundings(
        Plan plan,
        Renderer renderer,
        List<Classifier> classifiers,
        List<RowCursor> rows,
        Transport transport,
        NanoClock clock,
        long zeroNs,
        CallSink sink) {}
