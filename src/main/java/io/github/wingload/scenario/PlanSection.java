package io.github.wingload.scenario;

import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.Connections;
import io.github.wingload.plan.Load;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Target;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.UserClass;
import io.github.wingload.samples.SampleTable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/** The document as a whole. */
final class PlanSection {

    private static final String[] KEYS = {
        "name",
        "target",
        "load",
        "wait_time",
        "deadline",
        "samples",
        "tasks",
        "seed",
        "thresholds",
        "stop_when",
        "limits",
        "probe",
        "contact",
        "calls",
        "upstream_header",
        "report",
        "ticket",
        "environment",
        "labels",
        "notes",
        "conclusion",
        "escalation"
    };

    /** Nobody sees it: where it stands in, there is a problem. */
    private static final Load STAND_IN =
            new ClosedLoad(1, 1, Optional.empty(), OptionalLong.of(1), Connections.PER_USER);

    /** It names directories and files, some of which get an ending. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

    private PlanSection() {}

    /** What is a scenario once no problem was found. */
    record Draft(Plan plan, SampleTable samples) {}

    static Draft read(Node root, Circumstances circumstances) {
        Keys keys = root.keys(KEYS);
        String name = name(keys.required("name", "name: my-service"));
        SamplesSection samples = SamplesSection.read(keys.get("samples"));
        Templates templates = samples.templates();
        Environment environment = circumstances.environment();
        Node targetNode = keys.required("target", "target: {url: \"http://localhost:8080\"}");
        Target target = TargetSection.read(targetNode, templates, environment);
        Optional<Load> load = LoadSection.read(keys.required("load", "load: {users: 10, run_time: 60s}"));
        samples.checkAgainst(load, root.findings());
        List<Task> tasks = TasksSection.read(keys.required("tasks", "tasks: [get: /]"), templates);
        Optional<String> contact = Contact.read(keys.get("contact"), environment);
        UserAgent userAgent = new UserAgent("wingload/" + circumstances.version(), contact);
        Plan plan = new Plan(
                name,
                userAgent.in(target, tasks, targetNode),
                load.orElse(STAND_IN),
                DeadlineSection.read(keys.get("deadline"), target),
                samples.samples().stream().toList(),
                List.of(),
                userAgent.in(tasks, target),
                List.of(new UserClass(
                        UserClass.ONLY,
                        1,
                        WaitTimeSection.read(
                                keys.get("wait_time"), load.filter(Load::open).isPresent()),
                        TasksSection.flows(keys.get("tasks")))),
                seed(keys.get("seed"), circumstances.seeds()),
                ThresholdsSection.read(keys.get("thresholds"), tasks, load),
                SafeguardsSection.read(keys, load, contact, circumstances.exceedLimits()),
                ReportingSection.read(keys));
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
