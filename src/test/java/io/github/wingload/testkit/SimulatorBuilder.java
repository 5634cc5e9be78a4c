package io.github.wingload.testkit;

import io.github.wingload.plan.target.LlmTuning;
import io.github.wingload.plan.target.LlmTuning.LineEnds;
import io.github.wingload.plan.target.LlmTuning.Obeyed;
import io.github.wingload.plan.target.LlmTuning.Shape;
import io.github.wingload.plan.target.LlmTuning.Split;
import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.plan.target.SimulatorTarget.RateLimit;
import io.github.wingload.plan.target.SimulatorTarget.Routing;
import io.github.wingload.plan.target.SimulatorTarget.Tuning;
import io.github.wingload.simulator.Simulator;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A simulator's target, made setting by setting; what is not set is as the profile has it. */
public final class SimulatorBuilder {

    private final Profile profile;
    private final Map<Fault, Double> faults = new EnumMap<>(Fault.class);
    private OptionalInt pods = OptionalInt.empty();
    private OptionalInt maxPods = OptionalInt.empty();
    private Optional<Routing> routing = Optional.empty();
    private OptionalLong seed = OptionalLong.empty();
    private OptionalDouble timeScale = OptionalDouble.empty();
    private OptionalInt threads = OptionalInt.empty();
    private Optional<RateLimit> rateLimit = Optional.empty();
    private Optional<Duration> cacheTtl = Optional.empty();
    private Optional<Shape> shape = Optional.empty();
    private Optional<List<Obeyed>> obeys = Optional.empty();
    private OptionalDouble shortAnswers = OptionalDouble.empty();
    private OptionalInt tokensPerEvent = OptionalInt.empty();
    private Optional<LineEnds> lineEnds = Optional.empty();
    private Optional<Split> split = Optional.empty();
    private Optional<Duration> cutAfter = Optional.empty();

    private SimulatorBuilder(Profile profile) {
        this.profile = profile;
    }

    public static SimulatorBuilder simulator(Profile profile) {
        return new SimulatorBuilder(profile);
    }

    public SimulatorBuilder pods(int number) {
        pods = OptionalInt.of(number);
        return this;
    }

    public SimulatorBuilder maxPods(int number) {
        maxPods = OptionalInt.of(number);
        return this;
    }

    public SimulatorBuilder routing(Routing how) {
        routing = Optional.of(how);
        return this;
    }

    public SimulatorBuilder seed(long number) {
        seed = OptionalLong.of(number);
        return this;
    }

    public SimulatorBuilder fault(Fault fault, double probability) {
        faults.put(fault, probability);
        return this;
    }

    public SimulatorBuilder timeScale(double factor) {
        timeScale = OptionalDouble.of(factor);
        return this;
    }

    public SimulatorBuilder threads(int number) {
        threads = OptionalInt.of(number);
        return this;
    }

    public SimulatorBuilder rateLimit(RateLimit limit) {
        rateLimit = Optional.of(limit);
        return this;
    }

    public SimulatorBuilder cacheTtl(Duration ttl) {
        cacheTtl = Optional.of(ttl);
        return this;
    }

    public SimulatorBuilder shape(Shape server) {
        shape = Optional.of(server);
        return this;
    }

    public SimulatorBuilder obeys(Obeyed... fields) {
        obeys = Optional.of(List.of(fields));
        return this;
    }

    public SimulatorBuilder shortAnswers(double share) {
        shortAnswers = OptionalDouble.of(share);
        return this;
    }

    public SimulatorBuilder tokensPerEvent(int count) {
        tokensPerEvent = OptionalInt.of(count);
        return this;
    }

    public SimulatorBuilder lineEnds(LineEnds ends) {
        lineEnds = Optional.of(ends);
        return this;
    }

    public SimulatorBuilder split(Split how) {
        split = Optional.of(how);
        return this;
    }

    public SimulatorBuilder cutAfter(Duration time) {
        cutAfter = Optional.of(time);
        return this;
    }

    public SimulatorTarget target() {
        return new SimulatorTarget(
                profile,
                pods,
                maxPods,
                routing,
                seed,
                faults,
                List.of(),
                new Tuning(
                        timeScale,
                        threads,
                        rateLimit,
                        cacheTtl,
                        Optional.of(llm()).filter(any -> profile == Profile.LLM)));
    }

    private LlmTuning llm() {
        return new LlmTuning(
                shape,
                obeys,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                shortAnswers,
                tokensPerEvent,
                lineEnds,
                split,
                cutAfter);
    }

    /** Starts it on a free port. */
    public Simulator start() throws IOException {
        return Simulator.start(target(), 0, NanoClock.system());
    }
}
