package io.github.wingload.report.page;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.Load;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Progress;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Timeline;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Secrets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page of a run that goes on: first without figures, then a frame of them for each second. A frame is JSON in one line.
 *
 * @param frame around the page
 */
public record LivePage(Frame frame) {

    private static final String WORD = "RUNNING";

    /** The page before the first call, for {@link Assets#ofLivePage its script}, which asks for {@code events} beside it. */
    public static String html(Plan plan, String version, Secrets secrets, List<Frame.Link> links) {
        Frame frame = new Frame(
                WORD + ": " + plan.name(),
                plan.name(),
                RunPage.about(plan).toList(),
                "Made by wingload " + version + ".",
                Map.of(),
                Assets.ofLivePage(),
                links);
        LivePage page = new LivePage(frame);
        return frame.html("live.jte", page, secrets);
    }

    /** The word in place of a verdict. */
    public String word() {
        return WORD;
    }

    /** The sentence before the first second is over. */
    public String waiting() {
        return "The load is about to start";
    }

    /**
     * What has changed in a second: the state of the run, the charts over time, and what was analysed, if it was.
     *
     * @param from the first bin of the charts over time that the frame has values of; 0 for a frame that needs none before it
     * @param parts of {@link #analysed}; may be empty
     */
    public static String frame(
            Progress progress, Timeline timeline, int from, Map<String, Object> parts, Secrets secrets) {
        double endSeconds = progress.second().endNs() / 1e9;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("run", progress.soFar().manifest().id());
        fields.put("state", state(progress));
        fields.put("from", from);
        if (!timeline.bins().isEmpty()) {
            fields.putAll(new TimeCharts(progress.soFar(), timeline, endSeconds, from).fields());
        }
        fields.putAll(parts);
        return secrets.redact(Frame.json(fields));
    }

    /** The names of all charts and series over time. A frame with values from a later bin on can be added only if they are the same. */
    public static List<?> layout(Progress progress, Timeline timeline) {
        return timeline.bins().isEmpty()
                ? List.of()
                : new TimeCharts(progress.soFar(), timeline, 0, timeline.bins().size()).layout();
    }

    /** The parts of a frame that an analysis of the run so far gives. */
    public static Map<String, Object> analysed(Analysis soFar, Timeline timeline) {
        RunPage page = RunPage.of(soFar, timeline, Optional.empty());
        Map<String, Object> parts = new LinkedHashMap<>(Charts.ofAnalysis(soFar, timeline));
        parts.put("figures", Frame.part("figures.jte", page));
        parts.put("findings", Frame.part("findings.jte", page));
        return parts;
    }

    /** A text as JSON in one line: the last event of a run is its report, or why there is none. */
    public static String json(String text) {
        return Frame.json(text);
    }

    private static Map<String, Object> state(Progress progress) {
        Load load = progress.soFar().manifest().plan().load();
        Duration elapsed = Duration.ofNanos(progress.second().endNs());
        CallStats all = progress.totals().aggregated();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("done", Charts.number(load.share(elapsed, all.requests()).orElse(0)));
        state.put("words", words(progress, load, elapsed));
        return state;
    }

    /** {@code 0:43 of 2:00, 50 of 50 users, 3 calls in flight, 1,202 requests, 3 failed}. */
    private static String words(Progress progress, Load load, Duration elapsed) {
        CallStats all = progress.totals().aggregated();
        LoadResult reached = progress.soFar().load();
        StringBuilder words = new StringBuilder(Figures.clock(elapsed));
        load.plannedEnd().ifPresent(end -> words.append(" of ").append(Figures.clock(end)));
        if (!load.open()) {
            words.append(", ").append(progress.users()).append(" of ").append(reached.usersPlanned());
            words.append(" users");
        }
        words.append(", ").append(progress.inFlight()).append(" in flight, ");
        words.append(Figures.count(all.requests()));
        load.requests().ifPresent(count -> words.append(" of ").append(Figures.count(count)));
        words.append(" requests, ").append(Figures.count(all.failures())).append(" failed");
        if (load.open() && all.dropped() > 0) {
            words.append(", ").append(Figures.count(all.dropped())).append(" dropped");
        }
        int decided = progress.decisions().size();
        if (decided > 0) {
            int thresholds = progress.soFar().manifest().plan().thresholds().size();
            words.append(", ").append(decided).append(" of ").append(thresholds).append(" thresholds decided");
        }
        return words.toString();
    }
}
