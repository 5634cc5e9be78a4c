package io.github.wingload.live;

import io.github.wingload.plan.Plan;
import io.github.wingload.report.page.Frame.Link;
import io.github.wingload.report.page.LivePage;
import io.github.wingload.result.RunLog;
import io.github.wingload.stats.Timeline;
import io.github.wingload.text.Secrets;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The page of the current run, at {@code /run}: its figures while it goes on, and its report at the end. Runs follow each other;
 * browsers stay. Thread-safe.
 */
public final class LivePages implements Site {

    /** How long the end of wingload waits for browsers to take the report. */
    private static final Duration FOR_REPORT = Duration.ofSeconds(5);

    private final Audience audience = new Audience();
    private final String version;
    private final List<Link> links;
    private final NanoClock clock;
    private volatile Optional<Shown> shown = Optional.empty();

    /** A run whose page is shown. */
    private record Shown(Plan plan, Secrets secrets, Supplier<String> stop, boolean over) {}

    /**
     * @param version of wingload
     * @param links to other pages of the same server
     */
    public LivePages(String version, List<Link> links, NanoClock clock) {
        this.version = version;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Announces a run: from now on the page is about it.
     *
     * @param stop stops the load when it is called first, and cuts off the calls in flight when it is called again; returns what
     *     happens now, as a sentence
     */
    public void announce(Plan plan, Secrets secrets, Supplier<String> stop) {
        shown = Optional.of(new Shown(plan, secrets, stop, false));
        audience.begin();
    }

    /**
     * The log that shows the announced run.
     *
     * @param timeline of the run, which an earlier log of the same run fills
     */
    public RunLog log(Timeline timeline) {
        Secrets secrets = shown.map(Shown::secrets).orElse(Secrets.NONE);
        return new LiveRun(audience, timeline, secrets, clock);
    }

    /** The announced run is over, and the page becomes its report, a page without secrets. */
    public void finished(String report) {
        end("report", report);
    }

    /**
     * The announced run is over, and has no report.
     *
     * @param reason why, as a sentence
     */
    public void failed(String reason) {
        end("failed", shown.map(Shown::secrets).orElse(Secrets.NONE).redact(reason));
    }

    private void end(String event, String text) {
        shown = shown.map(run -> new Shown(run.plan(), run.secrets(), run.stop(), true));
        audience.end(Audience.event(event, LivePage.json(text)));
    }

    /** Waits until every browser has the end of the last run, for at most some seconds. */
    public void await() throws InterruptedException {
        audience.await(FOR_REPORT);
    }

    @Override
    public PageAnswer answer(Ask ask) {
        return switch (ask.method() + " " + ask.path()) {
            case "GET ", "GET /" -> new PageAnswer.Elsewhere("/run");
            case "GET /run" ->
                shown.map(run -> PageAnswer.page(LivePage.html(run.plan(), version, run.secrets(), links)))
                        .orElseGet(() -> PageAnswer.words(404, "No run has been started yet."));
            case "GET /events" -> new PageAnswer.Events(audience);
            case "POST /stop" ->
                shown.filter(run -> !run.over())
                        .map(run -> PageAnswer.words(200, run.stop().get()))
                        .orElseGet(() -> PageAnswer.words(409, "The run is over."));
            default -> PageAnswer.nothing();
        };
    }
}
