package io.github.wingload.artefact;

import io.github.wingload.exchange.Call;
import io.github.wingload.monitor.GeneratorFigures;
import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.Load;
import io.github.wingload.plan.StagedLoad;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.Totals;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * A run that goes on, told as if it had been killed at the end of its last second: what a file holds of it then is what is
 * known if nothing more is ever written.
 *
 * <p>Thread rule: {@link #callEnded} from any thread; the others from one.
 */
final class RunSoFar {

    private final Manifest manifest;
    private final LongAccumulator lastEndNs = new LongAccumulator(Math::max, 0);
    private final LongAccumulator lastIntendedNs = new LongAccumulator(Math::max, 0);
    private int usersStarted;
    private long peakInFlight;
    private RunResult result;

    RunSoFar(Manifest manifest) {
        this.manifest = manifest;
        Totals none = Totals.none(manifest.plan().tasks().size());
        this.result = result(0, none, List.of(), 0, GeneratorFigures.NONE);
    }

    void callEnded(Call call) {
        lastEndNs.accumulate(call.endNs());
        lastIntendedNs.accumulate(call.intendedNs());
    }

    /** Takes the figures of a second that has ended. */
    void second(Progress progress) {
        usersStarted = Math.max(usersStarted, progress.users());
        peakInFlight = Math.max(peakInFlight, progress.inFlight());
        result = result(
                progress.second().endNs(),
                progress.totals(),
                progress.exceptions(),
                progress.inFlight(),
                progress.generator());
    }

    RunResult result() {
        return result;
    }

    private RunResult result(
            long elapsedNs, Totals totals, List<ExceptionGroup> exceptions, long inFlight, GeneratorFigures generator) {
        LoadResult load = new LoadResult(
                plannedUsers(manifest.plan().load()),
                usersStarted,
                EndReason.KILLED,
                Duration.ofNanos(elapsedNs),
                Duration.ofNanos(lastEndNs.get()),
                peakInFlight,
                Duration.ofNanos(lastIntendedNs.get()),
                Optional.empty(),
                inFlight);
        return new RunResult(manifest, manifest.start().plusNanos(elapsedNs), load, totals, exceptions, generator);
    }

    private static int plannedUsers(Load load) {
        if (load instanceof ClosedLoad closed) {
            return closed.users();
        }
        return load instanceof StagedLoad staged
                ? (int) staged.stages().stream()
                        .mapToDouble(stage -> Math.max(stage.from(), stage.to()))
                        .max()
                        .orElse(0)
                : 0;
    }
}
