package io.github.wingload.scenario;

import io.github.wingload.plan.Plan;
import io.github.wingload.samples.SampleTable;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/** The document as a whole. */
final class PlanSection {

    static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(30);

    /** It names directories and files, some of which get an ending. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

    private PlanSection() {}

    /** What is a scenario once no problem was found. */
    record Draft(Plan plan, SampleTable samples) {}

    static Draft read(Node root, Environment environment, LongSupplier seeds) {
        Keys keys = root.keys("name", "target", "load", "wait_time", "deadline", "samples", "tasks", "seed");
        SamplesSection samples = SamplesSection.read(keys.get("samples"));
        Templates templates = samples.templates();
        Plan plan = new Plan(
                name(keys.required("name", "name: my-service")),
                TargetSection.read(
                        keys.required("target", "target: {url: \"http://localhost:8080\"}"), templates, environment),
                LoadSection.read(keys.required("load", "load: {users: 10, run_time: 60s}")),
                WaitTimeSection.read(keys.get("wait_time")),
                keys.get("deadline").duration().orElse(DEFAULT_DEADLINE),
                samples.samples(),
                TasksSection.read(keys.required("tasks", "tasks: [get: /]"), templates),
                seed(keys.get("seed"), seeds));
        return new Draft(plan, samples.table().orElse(SampleTable.NONE));
    }

    private static String name(Node node) {
        return node.text()
                .filter(name -> {
                    boolean fits = NAME.matcher(name).matches();
                    if (!fits) {
                        node.problem(
                                Node.quote(name) + " cannot name directories and files",
                                "use at most 100 letters, digits, dots, underscores and hyphens, and no dot first");
                    }
                    return fits;
                })
                .orElse("");
    }

    private static long seed(Node node, LongSupplier seeds) {
        OptionalLong seed = node.whole(Long.MIN_VALUE, Long.MAX_VALUE);
        if (node.present()) {
            return seed.orElse(0);
        }
        long drawn = seeds.getAsLong();
        node.findings().note("no seed is given, so " + drawn + " was drawn; seed: " + drawn + " repeats this run");
        return drawn;
    }
}
