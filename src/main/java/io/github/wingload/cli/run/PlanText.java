package io.github.wingload.cli.run;

import io.github.wingload.cli.command.Destination;
import io.github.wingload.plan.Columns;
import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.Observation;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.RowFilter;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Shard;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.target.LlmTuning;
import io.github.wingload.plan.target.Side;
import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.SimulatorTarget.RateLimit;
import io.github.wingload.plan.target.SimulatorTarget.Tuning;
import io.github.wingload.plan.target.Target;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.report.words.LoadWords;
import io.github.wingload.report.words.SideWords;
import io.github.wingload.report.words.TaskWords;
import io.github.wingload.report.words.TemplateWords;
import io.github.wingload.report.words.ValueWords;
import io.github.wingload.run.ConnectionNeed;
import io.github.wingload.run.IoThreads;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Printable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The text of a plan, as {@code --dry-run} and {@code validate} print it. */
record PlanText(Plan plan, List<SampleTable> samples) {

    /** One line with the load and the target. */
    String summary() {
        StringJoiner text = new StringJoiner("; ", plan.name() + ": ", "");
        text.add(LoadWords.of(plan.load()));
        if (plan.userClasses().size() > 1) {
            text.add(Figures.count(plan.userClasses().size(), "user class", "user classes"));
        }
        text.add(Figures.count(plan.tasks().size(), "task", "tasks"));
        int rows = samples.stream().mapToInt(SampleTable::size).sum();
        if (rows > 0) {
            text.add(Figures.count(rows, "sample row", "sample rows"));
        }
        return text.add(IntStream.range(0, plan.sides().size())
                        .mapToObj(this::side)
                        .collect(Collectors.joining(" against ")))
                .toString();
    }

    /** Writes templates as the scenario does. */
    TemplateWords templates() {
        return new TemplateWords(
                plan, samples.stream().map(SampleTable::columns).toList());
    }

    /** A line for each setting of the run, each with a line end. */
    String details() {
        StringBuilder text = new StringBuilder();
        line(text, "name", plan.name());
        IntStream.range(0, plan.sides().size()).forEach(side -> line(text, "target", side(side)));
        line(text, "load", LoadWords.of(plan.load()));
        if (plan.load() instanceof ClosedLoad closed) {
            line(text, "ramp", LoadWords.ramp(closed));
        }
        plan.shard().ifPresent(shard -> line(text, "shard", shard(shard)));
        line(text, "deadline", Figures.seconds(plan.deadline()) + " for the whole call");
        line(text, "connections", connections());
        line(text, "I/O threads", ioThreads());
        samples(text);
        for (int i = 0; i < plan.values().size(); i++) {
            GeneratedValue value = plan.values().get(i);
            line(text, "value", SideWords.ofValue(value.name(), plan, i) + ": " + ValueWords.of(value.generator()));
        }
        TaskWords tasks = new TaskWords(plan, templates());
        for (UserClass users : plan.userClasses()) {
            users(text, users);
            users.onStart().ifPresent(flow -> steps(text, "on start", flow, tasks));
            users.flows().forEach(flow -> flow(text, flow, users, tasks));
            users.onStop().ifPresent(flow -> steps(text, "on stop", flow, tasks));
        }
        for (Observation observation : plan.observe()) {
            line(text, "observe", observation(observation));
        }
        for (Rule threshold : plan.thresholds()) {
            line(text, "threshold", threshold.text());
        }
        for (String stop : plan.safeguards().stopLines()) {
            line(text, "stop when", stop);
        }
        line(text, "seed", Long.toString(plan.seed()));
        return text.toString();
    }

    private String side(int index) {
        Side side = plan.sides().get(index);
        return (side.name().isEmpty() ? "" : side.name() + ": ")
                + target(side.target())
                + SideWords.details(plan, index);
    }

    private String shard(Shard shard) {
        String own = plan.load().open()
                ? "one of " + shard.count() + " starts"
                : Figures.count(plan.ownPeakUsers(), "user", "users") + " of these";
        return shard.index() + " of " + shard.count() + " of " + shard.run() + ", numbered from 0: " + own;
    }

    private String ioThreads() {
        return IoThreads.of(plan) + (plan.ioThreads().isPresent() ? "" : ", chosen by load and cores");
    }

    /** Name and share are printed only if there are several user classes. */
    private void users(StringBuilder text, UserClass users) {
        String wait = plan.load().open() ? "" : LoadWords.wait(users.waitTime());
        if (plan.userClasses().size() > 1) {
            String share = users.fixedCount().isPresent()
                    ? ", " + Figures.count(users.fixedCount().getAsInt(), "user", "users")
                    : share(users.weight(), UserClass.weights(plan.userClasses()));
            line(text, "users", users.name() + share);
        }
        line(text, "wait time", wait.isEmpty() ? "none" : wait.replaceFirst("^wait ", ""));
    }

    private void flow(StringBuilder text, Flow flow, UserClass users, TaskWords words) {
        int all = users.flows().stream().mapToInt(Flow::weight).sum();
        String share = users.flows().size() > 1 ? share(flow.weight(), all) : "";
        if (flow.tasks().size() == 1) {
            lines(text, "task", words.of(plan.tasks().get(flow.tasks().get(0)), share));
            return;
        }
        steps(text, "task", flow, share, words);
    }

    private void steps(StringBuilder text, String name, Flow flow, TaskWords words) {
        boolean apart =
                flow.tasks().stream().allMatch(task -> !plan.tasks().get(task).counted());
        steps(text, name, flow, apart ? ", counted apart" : "", words);
    }

    private void steps(StringBuilder text, String name, Flow flow, String more, TaskWords words) {
        String pair = flow.paired() ? ", a pair: one target after the other, in random order" : "";
        line(text, name, Figures.count(flow.tasks().size(), "step", "steps") + pair + more);
        for (int step = 0; step < flow.tasks().size(); step++) {
            lines(
                    text,
                    "  step " + (step + 1),
                    words.of(plan.tasks().get(flow.tasks().get(step)), ""));
        }
    }

    private static String share(long weight, long all) {
        return ", weight " + weight + " of " + all;
    }

    /** Puts the name before the first value, and the other values below it. */
    private static void lines(StringBuilder text, String name, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            line(text, i == 0 ? name : "", values.get(i));
        }
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-12s %s\n", name, Printable.of(value)));
    }

    private static String target(Target target) {
        if (target instanceof UrlTarget url) {
            return url.url() + Destination.details(url);
        }
        SimulatorTarget simulator = (SimulatorTarget) target;
        StringJoiner text = new StringJoiner(", ");
        text.add("the simulator as " + word(simulator.profile()).replace('_', '-'));
        simulator.pods().ifPresent(pods -> text.add("pods " + pods));
        simulator.maxPods().ifPresent(pods -> text.add("max_pods " + pods));
        simulator.routing().ifPresent(routing -> text.add("routing " + word(routing)));
        simulator.seed().ifPresent(seed -> text.add("seed " + seed));
        simulator.faults().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(fault -> text.add(word(fault.getKey()) + " " + Figures.plain(fault.getValue())));
        Tuning tuning = simulator.tuning();
        tuning.timeScale().ifPresent(factor -> text.add("time_scale " + Figures.plain(factor)));
        tuning.threads().ifPresent(threads -> text.add("threads " + threads));
        tuning.rateLimit().ifPresent(limit -> text.add("rate_limit " + rateLimit(limit)));
        tuning.cacheTtl().ifPresent(ttl -> text.add("cache_ttl " + Figures.seconds(ttl)));
        tuning.llm().ifPresent(llm -> llm(llm, text));
        return text.toString();
    }

    private static void llm(LlmTuning llm, StringJoiner text) {
        llm.shape().ifPresent(shape -> text.add("shape " + word(shape).replace('_', '.')));
        llm.obeys()
                .ifPresent(fields -> text.add("obeys "
                        + (fields.isEmpty()
                                ? "none"
                                : fields.stream().map(PlanText::word).collect(Collectors.joining(" and ")))));
        llm.maxNumSeqs().ifPresent(count -> text.add("max_num_seqs " + count));
        llm.maxNumBatchedTokens().ifPresent(count -> text.add("max_num_batched_tokens " + count));
        llm.maxModelLen().ifPresent(count -> text.add("max_model_len " + count));
        llm.kvCacheTokens().ifPresent(count -> text.add("kv_cache_tokens " + count));
        llm.prefixCache().ifPresent(kept -> text.add("prefix_cache " + kept));
        llm.decodeTime().ifPresent(time -> text.add("decode_time " + Figures.seconds(time)));
        llm.batchTime().ifPresent(time -> text.add("batch_time " + Figures.seconds(time)));
        llm.prefillPerSecond().ifPresent(rate -> text.add("prefill_per_second " + Figures.plain(rate)));
        llm.shortAnswers().ifPresent(share -> text.add("short_answers " + Figures.plain(share)));
        llm.tokensPerEvent().ifPresent(count -> text.add("tokens_per_event " + count));
        llm.lineEnds().ifPresent(ends -> text.add("line_ends " + word(ends)));
        llm.split().ifPresent(split -> text.add("split " + word(split)));
        llm.cutAfter().ifPresent(time -> text.add("cut_after " + Figures.seconds(time)));
    }

    private static String rateLimit(RateLimit limit) {
        return limit.equals(RateLimit.NONE) ? "none" : limit.requests() + " in " + Figures.seconds(limit.per());
    }

    private String connections() {
        ConnectionNeed need = ConnectionNeed.of(plan);
        boolean shared = plan.load().connections() == Connections.SHARED;
        return (shared ? "shared by all users" : "one per user") + "; up to " + need.connections() + " at once, "
                + need.descriptors() + " file descriptors in all";
    }

    private void samples(StringBuilder text) {
        if (plan.samples().isEmpty()) {
            line(text, "samples", "none");
        }
        for (int i = 0; i < plan.samples().size(); i++) {
            line(text, "samples", samples(plan.samples().get(i), samples.get(i)));
        }
    }

    private static String samples(Samples from, SampleTable rows) {
        return from.file() + ": " + rows(from, rows) + " of " + columns(rows.columns()) + ", picked "
                + word(from.pick()) + memory(rows);
    }

    private static String rows(Samples from, SampleTable rows) {
        String count = from.pick() == Samples.Pick.FIXED
                ? "row " + from.row().orElse(1)
                : Figures.count(rows.size(), "row", "rows");
        return count + where(from, rows);
    }

    private static String where(Samples from, SampleTable rows) {
        return from.where().isEmpty()
                ? ""
                : from.where().stream()
                        .map(RowFilter::text)
                        .collect(Collectors.joining(" and ", " where ", " (" + rows.leftOut() + " left out)"));
    }

    private static String memory(SampleTable rows) {
        long bytes = rows.memoryBytes();
        String amount = bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
        return rows.streamed()
                ? "; read ahead from the file, at most about " + amount + " in memory"
                : "; " + amount + " in memory, shared by all users";
    }

    private static String columns(Columns columns) {
        return IntStream.range(0, columns.names().size())
                .mapToObj(column -> columns.names().get(column) + " ("
                        + word(columns.types().get(column)) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String observation(Observation observation) {
        String figures = observation.figures().stream()
                .map(figure -> figure.name() + (figure.unit().isEmpty() ? "" : " (" + figure.unit() + ")"))
                .collect(Collectors.joining(", "));
        return observation.place() + " every " + Figures.seconds(observation.every()) + ": " + figures;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
