package io.github.wingload.judge;

import static io.github.wingload.judge.Wording.count;

import io.github.wingload.plan.CacheRule;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Task;
import io.github.wingload.result.Analysis.TaskPayload;
import io.github.wingload.result.CacheSplit;
import io.github.wingload.result.CacheSplit.Row;
import io.github.wingload.result.CacheUse;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where hits and misses cannot be what the scenario takes them for, a sentence each. */
final class CacheDoubts {

    /** Fewer calls of a kind do not tell how fast it is. */
    private static final int ENOUGH = 20;

    /** A hit that is not this many times as fast is no faster. */
    private static final double FASTER = 1.2;

    private static final double PERCENT = 100;

    private final Plan plan;
    private final CacheSplit split;
    private final PayloadDiversity diversity;

    CacheDoubts(Plan plan, CacheSplit split, PayloadDiversity diversity) {
        this.plan = plan;
        this.split = split;
        this.diversity = diversity;
    }

    /** Without capital and full stop. */
    List<String> sentences() {
        List<String> doubts = new ArrayList<>();
        for (Row row : split.rows()) {
            notTold(row)
                    .or(() -> notFaster(row))
                    .or(() -> mixture(row))
                    .map(words -> where(row) + words)
                    .ifPresent(doubts::add);
            tooMany(row).map(words -> where(row) + words).ifPresent(doubts::add);
        }
        return doubts;
    }

    private String where(Row row) {
        return plan.tasks().size() > 1 ? row.method() + " " + row.name() + ": " : "";
    }

    private Optional<String> notTold(Row row) {
        CacheUse use = row.use();
        return use.hits() + use.misses() == 0 && use.unknown() > 0
                ? Optional.of("none of " + count(use.unknown(), "ok call", "ok calls")
                        + " told whether it came from a cache; the rule is \""
                        + rule(row).text() + "\"")
                : Optional.empty();
    }

    /** A rule on the time itself makes hits the faster ones whatever they are. */
    private Optional<String> notFaster(Row row) {
        CacheUse use = row.use();
        return enough(use)
                        && use.speedUp().orElse(Double.POSITIVE_INFINITY) < FASTER
                        && !(rule(row) instanceof CacheRule.Below)
                ? Optional.of("hits are not faster than misses (median "
                        + Unit.TIME.text(use.hitP50Ms().orElseThrow())
                        + " against " + Unit.TIME.text(use.missP50Ms().orElseThrow()) + "): either \""
                        + rule(row).text()
                        + "\" does not tell of a cache, or the cache does not help")
                : Optional.empty();
    }

    private Optional<String> mixture(Row row) {
        CacheUse use = row.use();
        return enough(use)
                ? HitMixture.contradiction(
                        use.hitRatePercent().orElseThrow() / PERCENT,
                        use.hitP50Ms().orElseThrow(),
                        use.missP50Ms().orElseThrow(),
                        use.knownP50Ms().orElseThrow())
                : Optional.empty();
    }

    /** What this run did not send before, it did not put there. */
    private Optional<String> tooMany(Row row) {
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
                ? Optional.of(count(hits) + " answers came from a cache, but only " + count(repeated) + " of "
                        + count(sent) + " calls repeated a payload of this run: it had the others from before, or these"
                        + " are no hits")
                : Optional.empty();
    }

    /** What another task sends of the same samples may be cached for this one too. */
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
