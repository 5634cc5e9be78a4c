package io.github.wingload.simulator.mlapi;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The questions that were answered recently, at most the {@value #MOST} that were used last. It stores no answers: an answer is
 * computed from its question, and only its time depends on the cache.
 */
final class AnswerCache {

    private static final int MOST = 10_000;

    private final long ttlNs;
    private final Map<Object, Long> untilNsByQuestion = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Long> eldest) {
            return size() > MOST;
        }
    };

    /** @param ttl zero for no cache */
    AnswerCache(Duration ttl) {
        this.ttlNs = ttl.toNanos();
    }

    boolean keeps() {
        return ttlNs > 0;
    }

    /** @param question compared by {@code equals} */
    boolean has(Object question, long nowNs) {
        Long untilNs = untilNsByQuestion.get(question);
        if (untilNs != null && untilNs <= nowNs) {
            untilNsByQuestion.remove(question);
            return false;
        }
        return untilNs != null;
    }

    void keep(Object question, long nowNs) {
        if (keeps()) {
            untilNsByQuestion.put(question, nowNs + ttlNs);
        }
    }

    int size() {
        return untilNsByQuestion.size();
    }
}
