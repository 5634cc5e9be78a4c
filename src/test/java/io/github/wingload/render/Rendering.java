package io.github.wingload.render;

import io.github.wingload.exchange.Request;
import io.github.wingload.plan.Columns;
import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.GeneratedValue.Generator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.JsonScalar;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Template;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** A short way to render requests of one task in tests; steps may be added until the first request. */
final class Rendering {

    private final Task task;
    private final List<Columns> columns = new ArrayList<>();
    private final List<SampleRow> rows = new ArrayList<>();
    private final List<GeneratedValue> values = new ArrayList<>();
    private final List<JsonScalar> kept = new ArrayList<>();
    private List<Header> targetHeaders = List.of();
    private String basePath = "";
    private long seed = 1;
    private Renderer renderer;
    private Ingredients ingredients;

    private Rendering(Task task) {
        this.task = task;
    }

    static Rendering of(Task task) {
        return new Rendering(task);
    }

    /** A POST of a body made of these, with nothing else to it. */
    static Rendering ofBody(Template.Segment... body) {
        return of(task(body).withoutSamples().task());
    }

    /** A POST of a body of JSON made of these. */
    static Tasks task(Template.Segment... body) {
        return Tasks.post("/p").json(body);
    }

    static Body json(Template.Segment... body) {
        return new Body(new Template(List.of(body)), "application/json");
    }

    Rendering rows(Columns dataSet, SampleRow row) {
        columns.add(dataSet);
        rows.add(row);
        return this;
    }

    Rendering value(Generator generator) {
        values.add(new GeneratedValue("value" + values.size(), generator));
        return this;
    }

    Rendering kept(String text, String json) {
        kept.add(new JsonScalar(text, json));
        return this;
    }

    Rendering targetHeaders(List<Header> headers) {
        targetHeaders = headers;
        return this;
    }

    Rendering below(String path) {
        basePath = path;
        return this;
    }

    Rendering seed(long other) {
        seed = other;
        return this;
    }

    /** The next one. */
    Request request() {
        if (renderer == null) {
            renderer = new Renderer(plan(), columns);
            ingredients =
                    new Ingredients(rows.size(), kept.size(), 0, values.size(), new Random(seed), new Random(seed + 1));
            for (int set = 0; set < rows.size(); set++) {
                ingredients.putRow(set, rows.get(set));
            }
            for (int slot = 0; slot < kept.size(); slot++) {
                ingredients.keep(
                        new Extraction("v" + slot, slot, new Extraction.HeaderValue("X"), false), kept.get(slot));
            }
        }
        return renderer.render(0, ingredients);
    }

    List<Request> examples() {
        request();
        return renderer.examples(0, ingredients);
    }

    private Plan plan() {
        return Plans.of(task)
                .target(UrlTarget.of(URI.create("http://127.0.0.1" + basePath)).withHeaders(targetHeaders))
                .load(new ClosedLoad(1, 1, Optional.empty(), OptionalLong.of(1), Connections.SHARED))
                .deadline(Duration.ofSeconds(1))
                .values(values)
                .flows(new Flow(1, List.of(0)))
                .plan();
    }
}
