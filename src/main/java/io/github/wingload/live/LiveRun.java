package io.github.wingload.live;

import io.github.wingload.report.page.LivePage;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunLog;
import io.github.wingload.stats.Timeline;
import io.github.wingload.text.Secrets;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The log that shows a run to its {@link Audience}, a frame for each second.
 *
 * <p>Without a browser it does nothing. With one, a frame has only the values that have changed. Tables and headline figures follow
 * every three to ten seconds, the less often the longer they take, and as often as {@link Progress#analysis} has an analysis.
 */
final class LiveRun implements RunLog {

    /** Tables follow each other after 150 times as long as they took, within these bounds. */
    private static final long PAUSE_PER_ANALYSIS = 150;

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(3);

    /** On a machine that is busy, or while the code is cold, they take long, and would be too old. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Audience audience;
    private final Timeline timeline;
    private final Secrets secrets;
    private final NanoClock clock;
    private Map<String, Object> parts = Map.of();
    private List<?> layout = List.of();
    private int binsShown;
    private long nextAnalysisNs = Long.MIN_VALUE;

    /** @param timeline of the run, which an earlier log of the same run fills */
    LiveRun(Audience audience, Timeline timeline, Secrets secrets, NanoClock clock) {
        this.audience = audience;
        this.timeline = timeline;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public void started(Manifest manifest) {
        audience.begin();
    }

    @Override
    public void second(Progress progress) {
        if (!audience.present()) {
            return;
        }
        Map<String, Object> analysed = analysed(progress);
        List<?> now = LivePage.layout(progress, timeline);
        // The last bin that was shown was not over, so its rates have changed even if no call ended in it.
        int changed = Math.min(timeline.takeFirstChanged(), Math.max(0, binsShown - 1));
        int from = now.equals(layout) ? changed : 0;
        layout = now;
        binsShown = timeline.bins().size();
        audience.tell(() -> frame(progress, from, analysed), () -> frame(progress, 0, parts));
    }

    private String frame(Progress progress, int from, Map<String, Object> added) {
        return Audience.event("frame", LivePage.frame(progress, timeline, from, added, secrets));
    }

    /** The parts of the page that an analysis gives; empty if it is too early for another. */
    private Map<String, Object> analysed(Progress progress) {
        long startedNs = clock.nanos();
        if (startedNs < nextAnalysisNs) {
            return Map.of();
        }
        Optional<Analysis> analysis = progress.analysis().get();
        if (analysis.isEmpty()) {
            return Map.of();
        }
        parts = LivePage.analysed(analysis.get(), timeline);
        long tookNs = clock.nanos() - startedNs;
        long pauseNs = Math.max(SHORTEST_PAUSE.toNanos(), PAUSE_PER_ANALYSIS * tookNs);
        nextAnalysisNs = startedNs + Math.min(LONGEST_PAUSE.toNanos(), pauseNs);
        return parts;
    }
}
