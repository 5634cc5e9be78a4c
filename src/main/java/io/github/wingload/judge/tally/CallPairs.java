package io.github.wingload.judge.tally;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.Task;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the calls that belong together: the call of a pair to a task of the first side, and that to the task at the same place of the
 * second side. Not thread-safe.
 *
 * <p>Only calls whose partner has not ended are kept, hardly more than are in flight.
 */
public final class CallPairs {

    /** The most calls that wait for their partner. Beyond it, the call that has waited longest is forgotten: its partner was probably never made. */
    private static final int MOST_WAITING = 100_000;

    private final int[] sides;
    private final int[] places;
    private final Map<Key, Call> waiting = new LinkedHashMap<>();

    private record Key(long pair, int place) {}

    /** @param plan that compares two sides */
    public CallPairs(Plan plan) {
        List<Task> tasks = plan.tasks();
        sides = tasks.stream().mapToInt(task -> task.side().orElse(0)).toArray();
        places = IntStream.range(0, tasks.size())
                .map(task -> (int) IntStream.range(0, task)
                        .filter(before -> sides[before] == sides[task])
                        .count())
                .toArray();
    }

    /**
     * Takes a call that has ended.
     *
     * @return the pair that it completes; empty if its partner has not ended, or if it has none
     */
    public Optional<PairedCalls> record(Call call) {
        if (call.pair() == Call.NO_PAIR) {
            return Optional.empty();
        }
        Key key = new Key(call.pair(), places[call.task()]);
        Call other = waiting.remove(key);
        if (other == null) {
            waiting.put(key, call);
            forgetEldest();
            return Optional.empty();
        }
        return Optional.of(sides[call.task()] == 0 ? new PairedCalls(call, other) : new PairedCalls(other, call));
    }

    private void forgetEldest() {
        if (waiting.size() > MOST_WAITING) {
            Iterator<Key> eldest = waiting.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }
}
