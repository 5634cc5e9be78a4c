package io.github.wingload.scenario;

import io.github.wingload.exchange.AskedCompletion;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Generated;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.scenario.data.SampleSets;
import io.github.wingload.scenario.data.SamplesSection;
import io.github.wingload.scenario.load.PlannedStarts;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Unit;
import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Problem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Warns about plans that are valid but probably mistaken: their load, samples, payloads and streams. */
record PlanWarnings(Findings findings) {

    private static final double LONG_RAMP_SHARE = 0.25;

    /** How long a token of a large model takes when few others wait; with more users it takes longer. */
    private static final Duration USUAL_TIME_PER_TOKEN = Duration.ofMillis(30);

    /** Warns about a load without calls, with users who never start, or with a long ramp. */
    void load(Load load) {
        if (load.stages().stream().allMatch(stage -> stage.from() == 0 && stage.to() == 0)) {
            findings.warn("the load stays at 0: no call will be made");
        }
        if (load instanceof ClosedLoad closed && !rampFits(closed)) {
            findings.warn(unfinishedRamp(closed));
        } else {
            load.duration()
                    .filter(whole -> seconds(ramping(load)) > LONG_RAMP_SHARE * seconds(whole))
                    .ifPresent(whole -> findings.warn(longRamp(ramping(load), whole)));
        }
    }

    /** Warns about samples that are used once each and run out before the load ends. */
    void rows(SamplesSection samples, Load load, int sides) {
        boolean once =
                samples.samples().filter(rows -> rows.pick() == Pick.ONCE).isPresent();
        OptionalLong calls = plannedRows(load, sides);
        samples.table()
                .filter(table -> once && calls.isPresent() && table.size() < calls.getAsLong())
                .ifPresent(table -> findings.warn("the samples have " + Unit.COUNT.text(table.size())
                        + " rows, each used once, for " + Unit.COUNT.text(calls.getAsLong())
                        + " calls: the run ends when they are used up; add rows, or write pick: shuffle or"
                        + " pick: sequential"));
    }

    /** Warns about tasks that send the same payload in every call, which a cache answers, and about samples that no task uses. */
    void payloads(List<Task> tasks, SampleSets sets) {
        Map<String, Set<String>> byRemedy = new LinkedHashMap<>();
        for (Task task : tasks) {
            samePayload(task, sets)
                    .ifPresent(remedy -> byRemedy.computeIfAbsent(remedy, any -> new LinkedHashSet<>())
                            .add(Node.quote(task.name())));
        }
        byRemedy.forEach((remedy, names) ->
                findings.warn("every call of " + String.join(", ", names) + " sends the same payload: " + remedy));
        List<Samples> all = sets.all();
        for (int index = 0; index < all.size(); index++) {
            int number = index;
            if (tasks.stream().noneMatch(task -> task.samples().orElse(-1) == number)) {
                findings.warn("no task uses a column of the samples in "
                        + all.get(index).file().getFileName());
            }
        }
    }

    /**
     * Warns about tasks whose bodies ask for a stream that is not read as one, or the reverse, and about answers that are longer than
     * the deadline.
     */
    void streams(List<Task> tasks, Duration deadline) {
        for (Task task : tasks) {
            task.body().flatMap(AskedCompletion::of).ifPresent(asked -> {
                streams(task, asked);
                asked.most()
                        .filter(most -> task.stream().isPresent())
                        .filter(most ->
                                USUAL_TIME_PER_TOKEN.multipliedBy(most.tokens()).compareTo(deadline) > 0)
                        .ifPresent(most -> findings.warn("an answer of " + Node.quote(task.name()) + " has up to "
                                + Figures.count(most.tokens()) + " tokens, which take "
                                + Figures.plain(seconds(USUAL_TIME_PER_TOKEN.multipliedBy(most.tokens())))
                                + " s at 30 ms each, and the deadline is " + Figures.plain(seconds(deadline))
                                + " s: raise deadline, or lower " + most.field().key()));
            });
        }
    }

    private void streams(Task task, AskedCompletion asked) {
        boolean read = task.stream().isPresent();
        if (!read && asked.streamed().orElse(false)) {
            findings.warn("the body of " + Node.quote(task.name())
                    + " asks for a stream, which the task does not read as one, so a broken stream counts as ok: add"
                    + " stream: openai, or stream: sse for other events");
        }
        // Servers with other events may stream without being asked.
        boolean openAi = task.stream()
                .filter(stream -> stream.places().equals(AnswerStream.OPENAI.places()))
                .isPresent();
        if (openAi && asked.streamed().isPresent() && !asked.streamed().get()) {
            findings.warn("the task " + Node.quote(task.name())
                    + " reads its answer as a stream, for which its body does not ask: add stream: true to the body");
        }
    }

    /** Warns about columns that are sent as another type of JSON than most of their cells alone would have. */
    void types(List<Task> tasks, SampleSets sets) {
        Set<Problem> doubts = new LinkedHashSet<>();
        for (Task task : tasks) {
            List<SampleTable> tables = task.samples().stream()
                    .mapToObj(index -> sets.all().get(index))
                    .flatMap(samples -> sets.table(samples).stream())
                    .toList();
            Stream.concat(task.requestTemplates(), task.expect().templates())
                    .flatMap(template -> template.segments().stream())
                    .filter(segment -> segment instanceof Column column && column.form() == Form.JSON_VALUE)
                    .map(segment -> ((Column) segment).index())
                    .flatMap(column -> tables.stream()
                            .flatMap(table -> Optional.ofNullable(table.doubts().get(column)).stream()))
                    .forEach(doubts::add);
        }
        doubts.forEach(doubt -> findings.warn(doubt.toString()));
    }

    /** The remedy if the task's payload is always the same. A task that extracts from its answer, such as a login, may repeat it. */
    private static Optional<String> samePayload(Task task, SampleSets sets) {
        if (task.body().isEmpty()
                || !task.mutations().isEmpty()
                || !task.extractions().isEmpty()) {
            return Optional.empty();
        }
        List<Template> templates = task.requestTemplates().toList();
        if (templates.stream().allMatch(Template::constant)) {
            return Optional.of("put {{…}} of samples or values into it");
        }
        return templates.stream().noneMatch(PlanWarnings::isGenerated) && hasOneRow(task, sets)
                ? Optional.of("its samples have a single row")
                : Optional.empty();
    }

    private static boolean hasOneRow(Task task, SampleSets sets) {
        return task.samples().stream()
                .mapToObj(index -> sets.all().get(index))
                .flatMap(samples -> sets.table(samples).stream())
                .mapToInt(SampleTable::size)
                .anyMatch(size -> size == 1);
    }

    private static boolean isGenerated(Template template) {
        return template.segments().stream()
                .anyMatch(segment -> segment instanceof Generated || segment instanceof Template.Extracted);
    }

    /** The number of rows that are used, for Poisson arrivals the mean; empty if the load ends by time. */
    private static OptionalLong plannedRows(Load load, int sides) {
        if (load instanceof OpenLoad open) {
            return open.replay()
                    .map(recorded -> OptionalLong.of(recorded.planned().starts()))
                    .orElseGet(() ->
                            OptionalLong.of(Math.round(PlannedStarts.of(open).total())));
        }
        return load.requests().isPresent()
                ? OptionalLong.of(load.requests().getAsLong() / sides)
                : OptionalLong.empty();
    }

    private static boolean rampFits(ClosedLoad load) {
        return load.runTime()
                .filter(time -> load.ramp().compareTo(load.warmUp().plus(time)) >= 0)
                .isEmpty();
    }

    private static String unfinishedRamp(ClosedLoad load) {
        Duration whole = load.warmUp().plus(load.runTime().orElseThrow());
        return load.users() + " users at " + Figures.plain(load.spawnRate()) + " per second take "
                + (long) Math.ceil(seconds(load.ramp())) + " s to start, and the run time is "
                + Figures.plain(seconds(whole)) + " s: not all of them will start";
    }

    private static Duration ramping(Load load) {
        return Load.total(load.stages().stream()
                .filter(stage -> stage.to() > stage.from())
                .toList());
    }

    private static String longRamp(Duration ramp, Duration whole) {
        return "the load ramps up for " + Figures.plain(seconds(ramp)) + " s of " + Figures.plain(seconds(whole))
                + " s, more than a quarter of the run, so figures for the whole run say little about full load; judge a stage with `during`";
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
