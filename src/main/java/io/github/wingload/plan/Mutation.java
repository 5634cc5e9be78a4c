package io.github.wingload.plan;

import io.github.wingload.plan.Task.Body;
import java.util.List;

/**
 * A way in which a valid payload is made invalid, done already.
 *
 * @param kind its name in the scenario and the report, for example {@code drop_field}
 * @param variants the bodies that come of it, one picked at random each time, such as one for each field left out; at least one
 */
public record Mutation(String kind, List<Body> variants) {

    public Mutation {
        variants = List.copyOf(variants);
    }
}
