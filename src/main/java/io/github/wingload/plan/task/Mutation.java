package io.github.wingload.plan.task;

import io.github.wingload.plan.task.Task.Body;
import java.util.List;

/**
 * A way to make a valid payload invalid, with the resulting bodies.
 *
 * @param kind its name in the scenario and the report, for example {@code drop_field}
 * @param variants the resulting bodies, such as one for each omitted field, picked at random; at least one
 */
public record Mutation(String kind, List<Body> variants) {

    public Mutation {
        variants = List.copyOf(variants);
    }
}
