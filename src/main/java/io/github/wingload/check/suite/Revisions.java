package io.github.wingload.check.suite;

import io.github.wingload.check.CheckCase;
import io.github.wingload.check.CheckSample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Other revisions for cases, so that a deleted one is not taken for an outage, and a cached one does not hide an outage. Pure. */
public final class Revisions {

    private static final int MOST_SPARES = 3;

    private Revisions() {}

    /**
     * The cases with spare samples: those of a single revision may also ask about the revisions that other cases of the same wiki
     * ask about.
     */
    public static List<CheckCase> shared(List<CheckCase> cases) {
        Map<String, Set<Long>> pool = new LinkedHashMap<>();
        cases.forEach(one -> Revision.of(one)
                .ifPresent(revision -> pool.computeIfAbsent(revision.wiki(), wiki -> new LinkedHashSet<>())
                        .add(revision.id())));
        return cases.stream().map(one -> withSpares(one, pool)).toList();
    }

    private static CheckCase withSpares(CheckCase one, Map<String, Set<Long>> pool) {
        Optional<Revision> revision = Revision.of(one);
        if (one.samples().size() > 1 || revision.isEmpty()) {
            return one;
        }
        List<CheckSample> samples = new ArrayList<>();
        samples.add(new CheckSample(
                Revision.label(revision.get().id()), one.samples().get(0).request()));
        pool.getOrDefault(revision.get().wiki(), Set.of()).stream()
                .filter(id -> id != revision.get().id())
                .limit(MOST_SPARES)
                .forEach(id -> samples.add(Revision.sample(one, id)));
        return one.with(samples);
    }

    /** The wikis whose revisions the cases ask about. */
    public static Set<String> wikis(List<CheckCase> cases) {
        Set<String> wikis = new LinkedHashSet<>();
        cases.forEach(one -> Revision.of(one).map(Revision::wiki).ifPresent(wikis::add));
        return wikis;
    }

    /**
     * A further case for each one about a revision, named {@code … (fresh)}, about recent revisions: no server can have cached them.
     *
     * @param recent wiki → ids of recent edits; the first is asked about, the others are spare
     */
    public static List<CheckCase> fresh(List<CheckCase> cases, Map<String, List<Long>> recent) {
        List<CheckCase> fresh = new ArrayList<>();
        for (CheckCase one : cases) {
            List<Long> ids = Revision.of(one)
                    .map(revision -> recent.getOrDefault(revision.wiki(), List.of()))
                    .orElse(List.of());
            if (!ids.isEmpty()) {
                fresh.add(one.named(one.id().name() + " (fresh)")
                        .with(ids.stream().map(id -> Revision.sample(one, id)).toList()));
            }
        }
        return fresh;
    }
}
