package io.github.wingload.simulator.llm;

import io.github.wingload.simulator.queue.EventQueue;
import io.github.wingload.simulator.queue.Lognormal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * One replica of a language model with continuous batching, as vLLM does it.
 *
 * <p>It works in steps. A step makes one token for every answer that runs. In the same step waiting prompts are read, first come,
 * first served, as far as slots, token budget and KV cache allow; a prompt that is longer than the rest of the budget is read in parts.
 * All running answers wait for the prompts that are read in their step. If the KV cache is full, the youngest answer gives way: its
 * blocks are freed, and its prompt and tokens are read again later.
 *
 * <p>While a step runs the next one is already planned, so a request that reaches a busy engine waits for the step after that. It has
 * no clock: it adds events to a queue and acts when the queue runs. The same seed and arrivals give the same times. Not
 * thread-safe.
 */
public final class BatchEngine {

    private final EngineSetup setup;
    private final Lognormal noise;
    private final Random random;
    private final EventQueue events;

    /** In the queue, and not yet seen by a step. */
    private final Deque<Arrival> arrived = new ArrayDeque<>();

    private final Deque<Generation> waiting = new ArrayDeque<>();

    /** The oldest first. */
    private final List<Generation> running = new ArrayList<>();

    private int freeBlocks;
    private double serverFreeNs;
    private long stepStartNs;
    private boolean stepping;
    private long preemptions;

    public BatchEngine(EngineSetup setup, Random random, EventQueue events) {
        this.setup = setup;
        this.noise = new Lognormal(1, setup.variation());
        this.random = random;
        this.events = events;
        this.freeBlocks = setup.blocks();
    }

    /** Takes a request that the client sends at this time, and returns when it reaches the engine's queue. */
    long submit(long sentNs, Generation generation) {
        serverFreeNs = Math.max(serverFreeNs, sentNs + setup.requestNs()) + setup.serialNs();
        long queuedNs = Math.round(serverFreeNs);
        events.at(queuedNs, nowNs -> {
            arrived.add(new Arrival(generation, nowNs));
            if (!stepping) {
                step(nowNs);
            }
        });
        return queuedNs;
    }

    int running() {
        return running.size();
    }

    int waiting() {
        return waiting.size() + arrived.size();
    }

    /** The share of the KV cache that is in use. */
    double cacheUsage() {
        return 1 - (double) freeBlocks / setup.blocks();
    }

    long preemptions() {
        return preemptions;
    }

    private void step(long nowNs) {
        removeGone();
        takeArrived(running.isEmpty() ? nowNs : stepStartNs);
        stepStartNs = nowNs;
        Batch batch = new Batch(setup.tokenBudget());
        continueRunning(batch);
        startWaiting(batch);
        stepping = !batch.isEmpty();
        if (stepping) {
            double stepNs = setup.stepNs(batch.size(), batch.read) * noise.draw(random);
            events.at(nowNs + Math.round(stepNs), endNs -> end(batch, endNs));
        }
    }

    private void removeGone() {
        arrived.removeIf(arrival -> arrival.generation().gone());
        waiting.removeIf(Generation::gone);
        List.copyOf(running).stream().filter(Generation::gone).forEach(this::leave);
    }

    private void takeArrived(long untilNs) {
        while (!arrived.isEmpty() && arrived.element().atNs() <= untilNs) {
            waiting.add(arrived.remove().generation());
        }
    }

    private void continueRunning(Batch batch) {
        for (Generation next : List.copyOf(running)) {
            if (next.isRunning() && next.isRead()) {
                if (takeOrPreempt(next)) {
                    batch.make(next);
                }
            } else if (next.isRunning()) {
                batch.read(next);
            }
        }
    }

    /** Takes cache for the next token, if need be from the youngest; false if that is itself. */
    private boolean takeOrPreempt(Generation next) {
        while (!take(next)) {
            Generation youngest = running.get(running.size() - 1);
            leave(youngest);
            youngest.startOver();
            waiting.addFirst(youngest);
            preemptions++;
            if (youngest == next) {
                return false;
            }
        }
        return true;
    }

    /** Nobody overtakes: the first that finds no cache stops those behind it. */
    private void startWaiting(Batch batch) {
        while (!waiting.isEmpty() && batch.budget > 0 && running.size() < setup.slots() && take(waiting.element())) {
            Generation first = waiting.remove();
            first.start();
            running.add(first);
            batch.read(first);
        }
    }

    private boolean take(Generation generation) {
        int wanted = (generation.tokensAfterNext() + EngineSetup.BLOCK_TOKENS - 1) / EngineSetup.BLOCK_TOKENS;
        int needed = wanted - generation.blocks();
        if (needed > freeBlocks) {
            return false;
        }
        freeBlocks -= needed;
        generation.take(needed);
        return true;
    }

    private void leave(Generation generation) {
        running.remove(generation);
        freeBlocks += generation.blocks();
        generation.stop();
    }

    private void end(Batch batch, long nowNs) {
        long receivedNs = nowNs + Math.round(setup.returnNs());
        for (Generation generation : batch.withToken()) {
            generation.makeToken(receivedNs);
            if (generation.isDone()) {
                leave(generation);
            }
        }
        step(nowNs);
    }

    private record Arrival(Generation generation, long atNs) {}

    /** What one step does. */
    private static final class Batch {

        private final List<Generation> making = new ArrayList<>();
        private final List<Generation> reading = new ArrayList<>();
        private int budget;
        private int read;

        private Batch(int budget) {
            this.budget = budget;
        }

        private void make(Generation generation) {
            making.add(generation);
            budget--;
        }

        private void read(Generation generation) {
            int tokens = generation.read(budget);
            budget -= tokens;
            read += tokens;
            reading.add(generation);
        }

        private boolean isEmpty() {
            return making.isEmpty() && reading.isEmpty();
        }

        private int size() {
            return making.size() + reading.size();
        }

        /** Those that get a token at its end, in the order of the batch; a prompt that was read to its end gives the first one. */
        private List<Generation> withToken() {
            List<Generation> all = new ArrayList<>(making);
            reading.stream().filter(Generation::isRead).forEach(all::add);
            return all;
        }
    }
}
