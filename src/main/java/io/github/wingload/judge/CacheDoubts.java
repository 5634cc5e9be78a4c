package io.github.wingload.judge;

import io.github.wingload.judge.tally.PayloadDiversity;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.CacheRule;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.Analysis.TaskPayload;
import io.github.wingload.result.CacheSplit;
import io.github.wingload.result.CacheSplit.Row;
import io.github.wingload.result.CacheUse;
import io.github.wingload.result.Remark;
import io.github.wingload.result.Remark.CacheRuleUndecided;
import io.github.wingload.result.Remark.HitsNotFaster;
import io.github.wingload.result.Remark.MoreHitsThanRepeats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds where hits and misses cannot be what the scenario takes them for. */
record CacheDoubts(Plan plan, CacheSplit split, PayloadDiversity diversity) {

    /** The fewest hits, or misses, whose median is compared. */
    private static final int ENOUGH = 20;

    /** A hit that is not this many times as fast is no faster. */
    private static final double FASTER = 1.2;

    List<Remark> remarks() {
        List<Remark> doubts = new ArrayList<>();
        for (Row row : split.rows()) {
            undecided(row).or(() -> notFaster(row)).or(() -> mixture(row)).ifPresent(doubts::add);
            tooMany(row).ifPresent(doubts::add);
        }
        return doubts;
    }

    private Optional<String> name(Row row) {
        return plan.tasks().size() > 1 ? Optional.of(row.method() + " " + row.name()) : Optional.empty();
    }

    private Optional<Remark> undecided(Row row) {
        CacheUse use = row.use();
        return use.hits() + use.misses() == 0 && use.unknown() > 0
                ? Optional.of(new CacheRuleUndecided(
                        name(row), use.unknown(), rule(row).text()))
                : Optional.empty();
    }

    /** A rule on the time itself makes hits the faster ones whatever they are. */
    private Optional<Remark> notFaster(Row row) {
        CacheUse use = row.use();
        return enough(use)
                        && use.speedUp().orElse(Double.POSITIVE_INFINITY) < FASTER
                        && !(rule(row) instanceof CacheRule.Below)
                ? Optional.of(new HitsNotFaster(
                        name(row),
                        use.hitP50Ms().orElseThrow(),
                        use.missP50Ms().orElseThrow(),
                        rule(row).text()))
                : Optional.empty();
    }

    private Optional<Remark> mixture(Row row) {
        CacheUse use = row.use();
        return enough(use)
                ? HitMixture.contradiction(
                        name(row),
                        use.hitP50Ms().orElseThrow(),
                        use.missP50Ms().orElseThrow(),
                        use.knownP50Ms().orElseThrow())
                : Optional.empty();
    }

    /** A payload that this run did not send before cannot be in the cache because of this run. */
    private Optional<Remark> tooMany(Row row) {
        List<TaskPayload> payloads = diversity.of(row.method(), row.name());
        if (payloads.size() != 1
                || payloads.get(0).distinct() <= 0
                || !plan.load().warmUp().isZero()
                || othersSendTheSame(row)) {
            return Optional.empty();
        }
        long sent = payloads.get(0).sent();
        long repeated = sent - payloads.get(0).distinct();
        long hits = row.use().hits();
        return hits - repeated >= Math.max(ENOUGH, (1 - 1 / FASTER) * hits)
                ? Optional.of(new MoreHitsThanRepeats(name(row), hits, repeated, sent))
                : Optional.empty();
    }

    /** True if another task may have put the payloads of this task into the cache. */
    private boolean othersSendTheSame(Row row) {
        return plan.tasks().stream()
                        .filter(task -> task.samples().equals(task(row).samples())
                                && task.mutations().isEmpty())
                        .count()
                > 1;
    }

    private static boolean enough(CacheUse use) {
        return use.hits() >= ENOUGH && use.misses() >= ENOUGH;
    }

    private CacheRule rule(Row row) {
        return task(row).cache().orElseThrow();
    }

    /** The first of those that have a rule. */
    private Task task(Row row) {
        return plan.tasks().stream()
                .filter(task -> task.method().equals(row.method())
                        && task.name().equals(row.name())
                        && task.cache().isPresent())
                .findFirst()
                .orElseThrow();
    }
}
