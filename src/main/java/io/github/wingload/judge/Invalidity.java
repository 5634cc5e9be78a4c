package io.github.wingload.judge;

import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.OpenLoad.Arrivals;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.GeneratorHealth.State;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Reason;
import io.github.wingload.result.Reason.CutShort;
import io.github.wingload.result.Reason.FailedByOwnDelays;
import io.github.wingload.result.Reason.GeneratorLimited;
import io.github.wingload.result.Reason.MostFrequent;
import io.github.wingload.result.Reason.NothingEnded;
import io.github.wingload.result.Reason.NothingSent;
import io.github.wingload.result.Reason.OnStartFailed;
import io.github.wingload.result.Reason.StartsMissing;
import io.github.wingload.result.Reason.UsersMissing;
import io.github.wingload.result.Reason.UsersMissing.Ramp;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether the figures of a run describe its target, or only its plan or the generator.
 *
 * <p>A run is invalid if its shards did not make the planned load ({@link ShardFaults}), if it was cut short, if no call ended, or if the load was not reached. It is invalid if the generator was
 * limited, unless calls failed that are not the generator's doing: the target fails for those. Without thresholds it is invalid if
 * delays of wingload can have caused every failure; with thresholds, if every request had the same payload.
 */
record Invalidity(Case run, GeneratorHealth generator, List<ThresholdResult> thresholds) {

    /** The smallest share of the planned starts that counts as the planned load. */
    private static final double ALL_STARTS = 0.99;

    /** The first reason that applies; empty if the run is valid. */
    Optional<Reason> reason() {
        return run.result()
                .merged()
                .flatMap(merged -> new ShardFaults(merged).reason())
                .or(this::cutShort)
                .or(this::nothingEnded)
                .or(this::usersMissing)
                .or(this::startsMissing)
                .or(this::generatorLimited)
                .or(this::failedByOwnDelays)
                .or(this::onePayload);
    }

    /** Why less load was made than planned; empty if all of it was. */
    Optional<Reason> incomplete() {
        return cutShort().or(this::usersMissing).or(this::startsMissing);
    }

    private Optional<Reason> cutShort() {
        return load().end().cutShort()
                ? Optional.of(new CutShort(
                        load().end(), load().loadDuration(), run.plan().load().plannedEnd()))
                : Optional.empty();
    }

    private Optional<Reason> nothingEnded() {
        if (run.calls().requests() > 0) {
            return Optional.empty();
        }
        List<ExceptionGroup> exceptions = run.result().exceptions();
        if (!exceptions.isEmpty()) {
            return Optional.of(
                    new NothingSent(run.calls().neverSent(), exceptions.get(0).message()));
        }
        return Optional.of(
                run.failedOnStart() > 0 && run.result().aggregated().intended() == 0
                        ? new OnStartFailed(run.failedOnStart(), MostFrequent.of(run.failuresOnStart()))
                        : new NothingEnded(run.calls().dropped(), run.window().seconds()));
    }

    private Optional<Reason> usersMissing() {
        return load().reached()
                ? Optional.empty()
                : Optional.of(new UsersMissing(load().usersStarted(), load().usersPlanned(), ramp()));
    }

    private Optional<Ramp> ramp() {
        if (!(run.plan().load() instanceof ClosedLoad closed)) {
            return Optional.empty();
        }
        double given = load().loadDuration().toMillis() / 1e3;
        double enough = Math.ceil(closed.users() / Math.max(1, given / 2));
        return Optional.of(new Ramp(closed.spawnRate(), closed.ramp().toMillis() / 1e3, given, enough));
    }

    /** Compares the starts with a schedule that fixes their number. */
    private Optional<Reason> startsMissing() {
        if (!(run.plan().load() instanceof OpenLoad open)
                || open.arrivals() == Arrivals.POISSON
                || load().end() != EndReason.RUN_TIME) {
            return Optional.empty();
        }
        double planned = run.result().share() * open.plannedStarts();
        long made = run.calls().intended();
        return made >= ALL_STARTS * planned - 1
                ? Optional.empty()
                : Optional.of(new StartsMissing(made, Math.round(planned)));
    }

    private Optional<Reason> generatorLimited() {
        boolean targetFailed = thresholds.isEmpty()
                ? run.failedByTarget() > 0
                : thresholds.stream().anyMatch(result -> result.state() == ThresholdResult.State.FAIL);
        return generator.state() != State.LIMITED || targetFailed
                ? Optional.empty()
                : Optional.of(new GeneratorLimited(generator.signals().get(0)));
    }

    /** Without thresholds every failure counts, so one that is not wingload's is enough. */
    private Optional<Reason> failedByOwnDelays() {
        long failed = run.calls().intended() - run.calls().ok().count();
        return thresholds.isEmpty()
                        && failed > 0
                        && failed == run.ownDelays().failures()
                        && run.result().exceptions().isEmpty()
                ? Optional.of(new FailedByOwnDelays(failed, run.ownDelays()))
                : Optional.empty();
    }

    private Optional<Reason> onePayload() {
        return run.plan().thresholds().isEmpty()
                ? Optional.empty()
                : run.diversity().onePayload().map(reason -> reason);
    }

    private LoadResult load() {
        return run.result().load();
    }
}
