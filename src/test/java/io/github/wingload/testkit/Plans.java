package io.github.wingload.testkit;

import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.Observation;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Reporting;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Safeguards;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.target.Side;
import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.Target;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Task;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Builds a {@link Plan}. Unless a test says otherwise, one user calls the instant simulator for a second, without samples and
 * without waiting, a call may take 30 s, and one class of users picks each task alike.
 */
public final class Plans {

    private String name = "test";
    private List<Side> sides =
            List.of(Side.only(SimulatorTarget.of(SimulatorTarget.Profile.REVERTRISK_WIKIDATA_INSTANT)));
    private Load load = Loads.users(1, Duration.ofSeconds(1));
    private Duration deadline = Duration.ofSeconds(30);
    private OptionalInt ioThreads = OptionalInt.empty();
    private List<Samples> samples = List.of();
    private List<GeneratedValue> values = List.of();
    private List<Task> tasks = List.of();
    private List<UserClass> users = List.of();
    private WaitTime waitTime = new WaitTime.None();
    private long seed = 1;
    private List<Rule> thresholds = List.of();
    private Safeguards safeguards = Safeguards.DEFAULT;
    private Reporting reporting = Reporting.DEFAULT;
    private List<Observation> observe = List.of();

    private Plans() {}

    /** A plan of these tasks. */
    public static Plans of(Task... tasks) {
        return new Plans().tasks(tasks);
    }

    /** A plan that compares two sides, external and internal, by one task each. */
    public static Plans compared() {
        return of(
                        Tasks.named("GET", "external").side(0).task(),
                        Tasks.named("GET", "internal").side(1).task())
                .sides(
                        new Side("external", UrlTarget.of(URI.create("http://127.0.0.1:8901"))),
                        new Side("internal", UrlTarget.of(URI.create("http://127.0.0.1:8902"))))
                .flows(Flow.pair(1, List.of(0), List.of(1)));
    }

    /** A plan that equals this one until something is changed. */
    public static Plans like(Plan plan) {
        Plans plans = new Plans();
        plans.name = plan.name();
        plans.sides = plan.sides();
        plans.load = plan.load();
        plans.deadline = plan.deadline();
        plans.ioThreads = plan.ioThreads();
        plans.samples = plan.samples();
        plans.values = plan.values();
        plans.tasks = plan.tasks();
        plans.users = plan.userClasses();
        plans.seed = plan.seed();
        plans.thresholds = plan.thresholds();
        plans.safeguards = plan.safeguards();
        plans.reporting = plan.reporting();
        plans.observe = plan.observe();
        return plans;
    }

    public Plans name(String some) {
        name = some;
        return this;
    }

    /** It compares these sides. */
    public Plans sides(Side... some) {
        sides = List.of(some);
        return this;
    }

    public Plans target(Target some) {
        sides = List.of(Side.only(some));
        return this;
    }

    public Plans url(String url) {
        return url(URI.create(url));
    }

    public Plans url(URI url) {
        return target(UrlTarget.of(url));
    }

    public Plans load(Load some) {
        load = some;
        return this;
    }

    public Plans deadline(Duration longest) {
        deadline = longest;
        return this;
    }

    public Plans ioThreads(int number) {
        ioThreads = OptionalInt.of(number);
        return this;
    }

    public Plans samples(Samples... some) {
        samples = List.of(some);
        return this;
    }

    public Plans values(GeneratedValue... some) {
        return values(List.of(some));
    }

    public Plans values(List<GeneratedValue> some) {
        values = some;
        return this;
    }

    public Plans tasks(Task... some) {
        return tasks(List.of(some));
    }

    /** These tasks, picked alike. */
    public Plans tasks(List<Task> some) {
        tasks = List.copyOf(some);
        users = List.of();
        return this;
    }

    /** These classes of users, in place of the one that picks each task alike. */
    public Plans users(UserClass... classes) {
        users = List.of(classes);
        return this;
    }

    /** One class of users who do these flows without waiting. */
    public Plans flows(Flow... flows) {
        return users(new UserClass(UserClass.ONLY, 1, new WaitTime.None(), List.of(flows)));
    }

    /** How long the users of the only class wait after each task; each task is picked alike. */
    public Plans waitTime(WaitTime some) {
        waitTime = some;
        users = List.of();
        return this;
    }

    public Plans seed(long some) {
        seed = some;
        return this;
    }

    public Plans thresholds(Rule... some) {
        return thresholds(List.of(some));
    }

    public Plans thresholds(List<Rule> some) {
        thresholds = some;
        return this;
    }

    public Plans safeguards(Safeguards some) {
        safeguards = some;
        return this;
    }

    public Plans reporting(Reporting some) {
        reporting = some;
        return this;
    }

    /** Whether calls are kept; the rest of the report's settings stays. */
    public Plans keep(Reporting.Calls calls) {
        return reporting(calls, reporting.labels());
    }

    /** What the service is labelled with; the rest of the report's settings stays. */
    public Plans labels(Map<String, String> labels) {
        return reporting(reporting.calls(), labels);
    }

    /** What is said of the service and of where it ran; the rest of the report's settings stays. */
    public Plans environment(Map<String, String> environment) {
        return reporting(reporting.calls(), reporting.labels(), reporting.picture(), environment);
    }

    /** With a picture of this name in the run's directory. */
    public Plans picture(String name) {
        return reporting(reporting.calls(), reporting.labels(), Optional.of(name));
    }

    private Plans reporting(Reporting.Calls calls, Map<String, String> labels) {
        return reporting(calls, labels, reporting.picture());
    }

    private Plans reporting(Reporting.Calls calls, Map<String, String> labels, Optional<String> picture) {
        return reporting(calls, labels, picture, reporting.environment());
    }

    private Plans reporting(
            Reporting.Calls calls,
            Map<String, String> labels,
            Optional<String> picture,
            Map<String, String> environment) {
        return reporting(new Reporting(
                calls,
                reporting.bucketBounds(),
                reporting.whatIf(),
                reporting.slo(),
                reporting.upstreamHeader(),
                reporting.ticket(),
                environment,
                labels,
                reporting.notes(),
                reporting.conclusion(),
                reporting.escalation(),
                reporting.dashboard(),
                picture));
    }

    public Plans observe(Observation... some) {
        return observe(List.of(some));
    }

    public Plans observe(List<Observation> some) {
        observe = some;
        return this;
    }

    public Plan plan() {
        return new Plan(
                name,
                sides,
                load,
                deadline,
                ioThreads,
                samples,
                values,
                tasks,
                users.isEmpty() ? List.of(anyTask()) : users,
                seed,
                thresholds,
                safeguards,
                reporting,
                observe,
                Optional.empty());
    }

    private UserClass anyTask() {
        return new UserClass(UserClass.ONLY, 1, waitTime, oneEach());
    }

    private List<Flow> oneEach() {
        return IntStream.range(0, tasks.size())
                .mapToObj(task -> new Flow(1, List.of(task)))
                .toList();
    }
}
