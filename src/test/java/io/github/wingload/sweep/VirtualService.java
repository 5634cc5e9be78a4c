package io.github.wingload.sweep;

import io.github.wingload.exchange.Call;
import io.github.wingload.judge.OverloadJudge;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Safeguards;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.OpenLoad.Arrivals;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.target.SimulatorTarget.Routing;
import io.github.wingload.result.EndReason;
import io.github.wingload.simulator.queue.Autoscaler;
import io.github.wingload.simulator.queue.Deployment;
import io.github.wingload.simulator.queue.EventQueue;
import io.github.wingload.simulator.queue.ServiceModel;
import io.github.wingload.simulator.queue.ServiceTimes;
import io.github.wingload.sweep.CapacitySearch.Trial;
import io.github.wingload.sweep.SweepTimes.Layout;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** The queueing model of a service, which runs are made against in virtual time. What one run leaves behind, the next one finds. */
final class VirtualService implements Sweeper.Runner {

    private static final long SECOND_NS = 1_000_000_000L;

    private final EventQueue events = new EventQueue();
    private final ServiceModel model;
    private final Arrivals arrivals;
    private final Random random;
    private final double limitMs;

    private boolean patient;

    /**
     * The calls of a run.
     *
     * @param end of the load
     */
    private record Made(List<Call> calls, Optional<String> stopRule, Duration end) {}

    /** @param limitMs that 90 % of calls must not exceed */
    VirtualService(Deployment deployment, Arrivals arrivals, double limitMs, long seed) {
        this.model = new ServiceModel(deployment, seed, events);
        this.arrivals = arrivals;
        this.random = new Random(31 * seed);
        this.limitMs = limitMs;
    }

    /** The same, whose runs never end before their time. */
    VirtualService patient() {
        patient = true;
        return this;
    }

    /** Pods that are there from the start, and stay. */
    static Deployment fixed(int pods) {
        return new Deployment(
                ServiceTimes.REVERTRISK_WIKIDATA, pods, new Autoscaler.Rule(1, pods, pods), Routing.LEAST_REQUEST, 0);
    }

    /** Pods that come as the load grows; all of them come before the load is more than they carry. */
    static Deployment scaled(int pods) {
        return new Deployment(
                ServiceTimes.REVERTRISK_WIKIDATA, 1, new Autoscaler.Rule(4, 1, pods), Routing.LEAST_REQUEST, 0);
    }

    /** The rate at which the 90th percentile is at the limit, from a run of more than an hour at each rate. */
    static double capacity(Deployment deployment, Arrivals arrivals, double limitMs, double lowest, double highest) {
        double low = lowest;
        double high = highest;
        while (high / low > 1.002) {
            double middle = Math.sqrt(low * high);
            if (new VirtualService(deployment, arrivals, limitMs, 1).p90Ms(middle, 4_000) <= limitMs) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double p90Ms(double perSecond, int seconds) {
        List<Call> calls = made(perSecond, seconds, Optional.empty()).calls();
        double[] times = calls.stream()
                .mapToDouble(call -> (call.endNs() - call.intendedNs()) / 1e6)
                .sorted()
                .toArray();
        return times[(int) (0.9 * times.length)];
    }

    @Override
    public Optional<SweptLevel> run(Trial trial, Layout layout, int number, String what) {
        double perSecond = trial.level().perSecond().orElseThrow();
        Plan plan = Plans.of(Tasks.get("/predict").task())
                .load(new OpenLoad(
                        List.of(new Stage(Stage.HOLD, perSecond, perSecond, layout.measured())),
                        arrivals,
                        OptionalInt.empty(),
                        layout.warmUp(),
                        Connections.SHARED))
                .deadline(Duration.ofMinutes(10))
                .safeguards(Safeguards.DEFAULT.stoppingWhenBehind(layout.patience()))
                .thresholds(new Rule(
                        "p90 of ok",
                        Figure.percentile(90, Figure.Calls.OK),
                        Optional.empty(),
                        Optional.empty(),
                        Operator.AT_MOST,
                        limitMs,
                        Optional.empty()))
                .plan();
        Made made = made(
                perSecond,
                layout.whole().toMillis() / 1e3,
                OverloadJudge.of(plan).filter(judge -> !patient));
        return Optional.of(new SweptLevel(
                trial.level(),
                trial.confirms(),
                "run-" + number,
                Runs.of(plan)
                        .calls(made.calls())
                        .samples()
                        .stopRule(made.stopRule())
                        .end(made.stopRule().isPresent() ? EndReason.STOP_RULE : EndReason.RUN_TIME, made.end())
                        .analysis()));
    }

    @Override
    public Optional<SweptLevel> warmUp(ServerWarmUp what) {
        throw new UnsupportedOperationException("it has nothing to warm up");
    }

    /** Every call is waited for. */
    private Made made(double perSecond, double seconds, Optional<OverloadJudge> judge) {
        List<long[]> times = new ArrayList<>();
        long zeroNs = events.nowNs();
        double at = pause(perSecond);
        double end = seconds;
        int ended = 0;
        for (int second = 1; second - 1 < end; second++) {
            for (; at < Math.min(second, end); at += pause(perSecond)) {
                long[] call = {Math.round(at * 1e9), 0};
                times.add(call);
                events.at(zeroNs + call[0], nowNs -> model.arrive(nowNs, answer -> call[1] = answer.atNs() - zeroNs));
            }
            long nowNs = Math.round(Math.min(second, end) * 1e9);
            events.runUntil(zeroNs + nowNs);
            while (ended < times.size() && times.get(ended)[1] > 0) {
                ended++;
            }
            if (judge.isPresent()) {
                long settledNs = ended < times.size() ? times.get(ended)[0] : nowNs;
                int inFlight = (int)
                        times.stream().skip(ended).filter(call -> call[1] == 0).count();
                end = judge.get().isBehind(nowNs, inFlight, settledNs) ? second : end;
            }
        }
        long untilNs = zeroNs + Math.round(end * 1e9);
        while (times.stream().anyMatch(call -> call[1] == 0)) {
            untilNs += SECOND_NS;
            events.runUntil(untilNs);
        }
        return new Made(
                times.stream()
                        .sorted(Comparator.comparingLong(call -> call[1]))
                        .map(call -> Calls.atNs(call[0], call[1] - call[0]).call())
                        .toList(),
                end < seconds ? Optional.of(Safeguards.BEHIND) : Optional.empty(),
                Duration.ofNanos(Math.round(end * 1e9)));
    }

    /** Seconds from one start to the next. */
    private double pause(double perSecond) {
        return (arrivals == Arrivals.CONSTANT ? 1 : -Math.log1p(-random.nextDouble())) / perSecond;
    }

    @Override
    public void pause(Duration time) {
        events.runUntil(events.nowNs() + time.toNanos());
    }

    @Override
    public boolean interrupted() {
        return false;
    }

    @Override
    public long nanos() {
        return events.nowNs();
    }
}
