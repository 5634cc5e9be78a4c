package io.github.wingload.scenario;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.Observation;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Reporting;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Safeguards;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.Offer;
import io.github.wingload.plan.target.Side;
import io.github.wingload.plan.task.CacheRule;
import io.github.wingload.plan.task.Task;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.scenario.data.Extracted;
import io.github.wingload.scenario.data.SampleSets;
import io.github.wingload.scenario.data.SamplesSection;
import io.github.wingload.scenario.data.Templates;
import io.github.wingload.scenario.data.ValuesSection;
import io.github.wingload.scenario.load.DeadlineSection;
import io.github.wingload.scenario.load.LimitsSection;
import io.github.wingload.scenario.load.LoadModelSection;
import io.github.wingload.scenario.load.ReplaySource;
import io.github.wingload.scenario.load.SweepSection;
import io.github.wingload.scenario.rule.ObserveSection;
import io.github.wingload.scenario.rule.RulesSection;
import io.github.wingload.scenario.rule.ServerFigureNames;
import io.github.wingload.scenario.target.Contact;
import io.github.wingload.scenario.target.SidesSection;
import io.github.wingload.scenario.target.TraceSection;
import io.github.wingload.scenario.target.UserAgent;
import io.github.wingload.scenario.task.CacheRuleSection;
import io.github.wingload.scenario.task.Scope;
import io.github.wingload.scenario.task.TagFilter;
import io.github.wingload.scenario.task.UserClassSection;
import io.github.wingload.sweep.SweepPlan;
import io.github.wingload.text.Secrets;
import io.github.wingload.yaml.Environment;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The document as a whole. */
final class PlanSection {

    private static final List<String> KEYS = Words.in(
            "name target targets compare load sweep wait_time deadline io_threads samples values on_start tasks on_stop user_classes cache seed "
                    + "thresholds observe stop_when limits probe contact calls upstream_header trace slo report ticket "
                    + "environment labels notes conclusion escalation");

    /** Used after a reported problem; never reaches a plan. */
    private static final Load STAND_IN =
            new ClosedLoad(1, 1, Optional.empty(), OptionalLong.of(1), Connections.PER_USER);

    /** The name is used for directories and files, some with an extension. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

    /** More than any machine needs to use up its network. */
    private static final int MOST_IO_THREADS = 64;

    private PlanSection() {}

    /**
     * The inputs of a reading besides the file.
     *
     * @param version wingload's version, for the User-Agent
     * @param exceedLimits true if the command line allows a plan to exceed the declared limit
     * @param tags select the tasks that are done
     * @param swept true if the levels of a sweep replace the load, which then needs no end
     * @param seeds draws the seed of a scenario without one
     */
    record Circumstances(
            Environment environment,
            String version,
            boolean exceedLimits,
            TagFilter tags,
            boolean swept,
            LongSupplier seeds) {}

    /** A plan with its rows, which is valid if no problem was reported. */
    record Draft(Plan plan, SweepPlan sweep, List<SampleTable> samples, Secrets secrets, boolean seedDrawn) {}

    static Draft read(Node root, Circumstances circumstances) {
        Keys keys = root.keys(KEYS);
        Optional<String> name = keys.required("name", "name: my-service")
                .text(
                        NAME,
                        "a valid name",
                        "use at most 100 letters, digits, dots, underscores and hyphens, and do not start with a dot");
        SampleSets sets = new SampleSets();
        boolean replays = LoadModelSection.replays(keys.get("load"));
        SamplesSection samples =
                SamplesSection.read(keys.get("samples"), sets, replays ? Samples.Pick.ONCE : Samples.Pick.RANDOM);
        List<GeneratedValue> values = ValuesSection.read(keys.get("values"));
        Environment environment = circumstances.environment();
        List<SidesSection> sides =
                SidesSection.read(keys, new Templates(samples, values, Extracted.NOTHING), environment);
        List<GeneratedValue> allValues = Stream.concat(values.stream(), SidesSection.values(sides).stream())
                .toList();
        Node loadNode = keys.required("load", "load: {users: 10, run_time: 60s}");
        SweepPlan sweep = SweepSection.read(keys.get("sweep"), loadNode);
        Optional<Load> load = LoadModelSection.read(
                loadNode,
                new ReplaySource(sets.indexOf(samples.samples()).orElse(0), samples.samples(), samples.table()),
                circumstances.swept() ? Optional.of(sweep.shortest()) : Optional.empty());
        checkPairs(sides, load, loadNode);
        Optional<CacheRule> cache = CacheRuleSection.read(keys.get("cache"), Optional.empty());
        List<Scope> scopes = IntStream.range(0, sides.size())
                .mapToObj(side -> new Scope(
                        sets,
                        // A side sees its own values last, and not those of the sides after it.
                        allValues.subList(
                                0,
                                values.size()
                                        + SidesSection.values(sides.subList(0, side + 1))
                                                .size()),
                        sides.get(side).side().target().headers(),
                        samples,
                        Optional.empty(),
                        List.of(),
                        cache))
                .toList();
        List<Side> named = sides.stream().map(SidesSection::side).toList();
        UserClassSection users =
                UserClassSection.read(keys, scopes, load, circumstances.tags()).named(named);
        List<Task> tasks = users.tasks();
        ValuesSection.distinguish(keys.get("values"), sets);
        PlanWarnings warnings = new PlanWarnings(root.findings());
        load.ifPresent(warnings::load);
        load.ifPresent(known -> warnings.rows(samples, known, sides.size()));
        warnings.payloads(tasks, sets);
        Duration deadline = DeadlineSection.read(
                keys.get("deadline"),
                named,
                !tasks.isEmpty()
                        && tasks.stream().allMatch(task -> task.stream().isPresent()));
        warnings.streams(tasks, deadline);
        warnings.types(tasks, sets);
        Optional<String> contact = Contact.read(keys.get("contact"), environment);
        UserAgent userAgent = new UserAgent("wingload/" + circumstances.version(), contact);
        List<Observation> observe = ObserveSection.read(keys.get("observe"), userAgent, environment);
        List<Rule> thresholds = RulesSection.thresholds(
                keys.get("thresholds"),
                tasks,
                users.leftOut(),
                load.map(known -> new Offer(known, users.userClasses())),
                new ServerFigureNames(observe),
                named.size() > 1 ? named.stream().map(Side::name).toList() : List.of());
        Reporting reporting = ReportingSection.read(keys);
        RulesSection.Stops stops = RulesSection.stops(keys.get("stop_when"), thresholds, load, named.size() > 1);
        if (reporting.slo().isEmpty()) {
            checkNoneIsGood("thresholds", thresholds, keys);
            checkNoneIsGood("stop_when", stops.rules(), keys);
        }
        TraceSection trace = TraceSection.read(keys.get("trace"));
        boolean probe = keys.get("probe").truth().orElse(true);
        Plan plan = new Plan(
                name.orElse(""),
                sides.stream()
                        .map(side -> new Side(
                                side.side().name(),
                                userAgent.in(
                                        trace.in(side.side().target(), tasks, allValues.size(), keys.get("trace")),
                                        tasks,
                                        side.node())))
                        .toList(),
                load.orElse(STAND_IN),
                deadline,
                ioThreads(keys.get("io_threads")),
                sets.all(),
                trace.addedTo(allValues),
                tasks.stream()
                        .map(task -> userAgent.in(
                                task, named.get(task.side().orElse(0)).target()))
                        .toList(),
                users.userClasses(),
                seed(keys.get("seed"), circumstances.seeds()),
                thresholds,
                new Safeguards(
                        LimitsSection.read(
                                keys.get("limits"),
                                // The levels of a sweep are compared with the limit together.
                                circumstances.swept() ? Optional.empty() : load,
                                atOneHost(named),
                                probe,
                                circumstances.exceedLimits()),
                        circumstances.exceedLimits(),
                        stops.rules(),
                        stops.decided(),
                        Optional.empty(),
                        probe,
                        contact),
                reporting,
                observe,
                Optional.empty());
        new HeaderCells(sets, root.findings()).check(plan);
        Secrets secrets = SecretValues.of(plan, sets, root);
        return new Draft(plan, sweep, sets.tables(), secrets, !keys.get("seed").present());
    }

    private static LimitsSection.AtOneHost atOneHost(List<Side> sides) {
        boolean same =
                sides.size() > 1 && sides.get(0).target().sameHost(sides.get(1).target());
        return new LimitsSection.AtOneHost(same ? 2 : 1, sides.size());
    }

    /** A number of calls that does not come in pairs would be cut. */
    private static void checkPairs(List<SidesSection> sides, Optional<Load> load, Node loadNode) {
        load.map(Load::requests)
                .filter(requests -> sides.size() > 1 && requests.isPresent() && requests.getAsLong() % 2 != 0)
                .ifPresent(requests -> Keys.children(loadNode)
                        .getOrDefault("requests", loadNode)
                        .problem(
                                "a comparison makes its calls in pairs, and " + requests.getAsLong() + " is odd",
                                "write an even number, which is that of both targets together"));
    }

    private static void checkNoneIsGood(String key, List<Rule> rules, Keys keys) {
        rules.stream()
                .filter(rule -> rule.figure().needs().contains(Figure.Things.GOOD))
                .forEach(rule -> keys.get(key)
                        .problem(
                                Node.quote(rule.text()) + " needs `slo`, which says what a good call is",
                                "add it, for example slo: {ttft: 2s, tpot: 60ms}"));
    }

    private static OptionalInt ioThreads(Node node) {
        OptionalLong threads = node.whole(1, MOST_IO_THREADS);
        return threads.isPresent() ? OptionalInt.of((int) threads.getAsLong()) : OptionalInt.empty();
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
