package io.github.wingload.merge;

import io.github.wingload.artefact.CallsCsvReader;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Plan;
import io.github.wingload.result.LoadResult;
import io.github.wingload.stats.Recording;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The calls of one shard on the time axis of the whole run. Used by one thread.
 */
final class ShardCalls implements AutoCloseable {

    private final ShardRun run;
    private final CallsCsvReader reader;
    private final long laterNs;
    private final boolean scheduled;
    private final Plan plan;
    private final Recording okService = new Recording();
    private Optional<Call> next;
    private long lastEndNs;
    private long lastIntendedNs;

    /** @param laterNs how much later than the whole run's its time zero is */
    ShardCalls(ShardRun run, long laterNs) throws UnreadableRunException {
        this.run = run;
        this.laterNs = laterNs;
        this.plan = run.manifest().plan();
        this.scheduled = plan.load().open();
        this.reader = run.saved().calls();
        this.next = Optional.empty();
    }

    /** Goes to the next call; false if there is none. */
    boolean advance() throws IOException {
        Optional<Call> read = reader.next();
        read.ifPresent(this::note);
        next = read.map(call -> call.later(laterNs, scheduled));
        next.filter(Call::ok).ifPresent(call -> okService.record(call.serviceTimeNs()));
        return next.isPresent();
    }

    private void note(Call call) {
        lastEndNs = Math.max(lastEndNs, call.endNs());
        if (plan.tasks().get(call.task()).counted()) {
            lastIntendedNs = Math.max(lastIntendedNs, call.intendedNs());
        }
    }

    /** The load of the shard, on its own time axis, with what the calls tell to which it has gone. */
    LoadResult load() {
        return run.recorded().load().reaching(Duration.ofNanos(lastEndNs), Duration.ofNanos(lastIntendedNs));
    }

    /** As {@link ShardRun#end}, with what the calls tell to which it has gone. */
    Instant end() {
        return run.saved().ended() ? run.end() : run.start().plus(load().loadDuration());
    }

    /** The call to which it has gone. */
    Call call() {
        return next.orElseThrow();
    }

    ShardRun run() {
        return run;
    }

    /** How many calls it has read. */
    long count() {
        return reader.soFar().calls();
    }

    /** A percentile of the service times of its ok calls so far, in milliseconds; 0 without any. */
    double okMs(double percentile) {
        return okService.durations().percentileMs(percentile);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
