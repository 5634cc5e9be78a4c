package io.github.wingload.simulator;

import io.github.wingload.simulator.queue.Deployment;
import io.github.wingload.simulator.queue.EventQueue;
import io.github.wingload.simulator.queue.ServiceModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Closed-loop users in virtual time: whole batches started each second, a wait of 1 to 5 s after each answer, answers
 * that come within the run time counted.
 */
final class VirtualUsers {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long RUN_NS = 120 * SECOND_NS;

    private final EventQueue events = new EventQueue();
    private final ServiceModel model;
    private final Random waits;
    private final List<Double> responsesMs = new ArrayList<>();
    private long lastResponseNs;

    private VirtualUsers(Deployment deployment, long seed) {
        model = new ServiceModel(deployment, seed, events);
        waits = new Random(seed);
    }

    static Row run(Deployment deployment, long seed, int users, int perSecond) {
        VirtualUsers run = new VirtualUsers(deployment, seed);
        for (int user = 0; user < users; user++) {
            run.events.at(user / perSecond * SECOND_NS, run::send);
        }
        run.events.runUntil(RUN_NS);
        return run.row();
    }

    private void send(long nowNs) {
        model.arrive(nowNs, answer -> {
            responsesMs.add((answer.atNs() - nowNs) / 1e6);
            lastResponseNs = answer.atNs();
            events.at(answer.atNs() + SECOND_NS + (long) (4 * SECOND_NS * waits.nextDouble()), this::send);
        });
    }

    private Row row() {
        Collections.sort(responsesMs);
        double average = responsesMs.stream().mapToDouble(ms -> ms).average().orElseThrow();
        return new Row(
                responsesMs.size(), average, percentile(50), percentile(90), responsesMs.size() * 1e9 / lastResponseNs);
    }

    private double percentile(double percentile) {
        return responsesMs.get((int) Math.ceil(percentile / 100 * responsesMs.size()) - 1);
    }

    /** One line of a load test's table. */
    record Row(double requests, double averageMs, double medianMs, double p90Ms, double perSecond) {

        static Row mean(List<Row> rows) {
            return new Row(
                    rows.stream().mapToDouble(Row::requests).average().orElseThrow(),
                    rows.stream().mapToDouble(Row::averageMs).average().orElseThrow(),
                    rows.stream().mapToDouble(Row::medianMs).average().orElseThrow(),
                    rows.stream().mapToDouble(Row::p90Ms).average().orElseThrow(),
                    rows.stream().mapToDouble(Row::perSecond).average().orElseThrow());
        }
    }
}
