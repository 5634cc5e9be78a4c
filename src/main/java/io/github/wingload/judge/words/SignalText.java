package io.github.wingload.judge.words;

import static io.github.wingload.judge.words.Wording.text;
import static io.github.wingload.text.Figures.count;

import io.github.wingload.monitor.GeneratorFigures;
import io.github.wingload.monitor.Stalls;
import io.github.wingload.plan.task.Match;
import io.github.wingload.result.GeneratorHealth.State;
import io.github.wingload.result.Merged;
import io.github.wingload.result.Signal;
import io.github.wingload.result.Signal.Drops;
import io.github.wingload.result.Signal.Exceptions;
import io.github.wingload.result.Signal.InWords;
import io.github.wingload.result.Signal.Lateness;
import io.github.wingload.result.Signal.Machine;
import io.github.wingload.result.Signal.OfShard;
import io.github.wingload.result.Signal.StoodStill;
import io.github.wingload.result.Signal.Waiting;
import io.github.wingload.result.Signal.Waiting.Place;
import io.github.wingload.stats.Durations;
import io.github.wingload.text.Unit;

/** A signal of the generator in words. */
public final class SignalText {

    private static final Match<Signal, InWords> WORDS = Match.<Signal, InWords>over(Signal.class)
            .on(InWords.class, signal -> signal)
            .on(Lateness.class, SignalText::lateness)
            .on(Drops.class, SignalText::drops)
            .on(Exceptions.class, SignalText::exceptions)
            .on(Waiting.class, SignalText::waiting)
            .on(StoodStill.class, SignalText::stoodStill)
            .on(Machine.class, SignalText::machine)
            .on(OfShard.class, SignalText::ofShard)
            .complete();

    private SignalText() {}

    /** Its name, what was seen, and why that matters. */
    public static InWords of(Signal signal) {
        return WORDS.of(signal);
    }

    private static InWords lateness(Lateness signal) {
        Durations late = signal.lateness();
        String finding;
        if (signal.tooMany()) {
            double percent = 100.0 * signal.muchTooLate() / late.count();
            finding = Unit.PERCENT.beside(percent, 1) + " of starts were more than 100 ms late (limit 1%)";
        } else if (signal.state() == State.LIMITED) {
            finding = worst(late) + " start delay " + Unit.TIME.beside(worstMs(late), signal.limitMs()) + " (limit "
                    + Unit.TIME.beside(signal.limitMs(), worstMs(late)) + ")";
        } else {
            finding = worst(late) + " start delay " + Unit.TIME.text(worstMs(late));
        }
        boolean told = signal.state() != State.OK && !signal.tooMany();
        String figures = spread(late, told) + ", " + count(signal.muchTooLate()) + " later than 100 ms";
        return words("lateness", figures, signal.state(), finding);
    }

    private static InWords drops(Drops signal) {
        String finding = switch (signal.cause()) {
            case NONE_DROPPED -> "";
            case NOT_KNOWN -> "starts were dropped";
            case ROOM_LEFT ->
                "starts were dropped with only " + count(signal.peakInFlight()) + " of " + count(signal.limitInFlight())
                        + " allowed calls in flight";
            case GENERATOR_LIMITED -> "starts were dropped while the generator could not keep up";
            case TIME_IN_GENERATOR ->
                "starts were dropped while calls spent " + Unit.TIME.text(signal.ownMs()) + " of "
                        + Unit.TIME.text(signal.serviceMs()) + " in the generator itself";
            case TARGET_SLOW ->
                "starts were dropped because " + count(signal.limitInFlight())
                        + " calls, the limit, were waiting for the target; they count as failed";
        };
        return words("dropped", count(signal.dropped(), "start", "starts") + " dropped", signal.state(), finding);
    }

    private static InWords exceptions(Exceptions signal) {
        String figures = count(signal.count(), "exception", "exceptions");
        return words("exceptions", figures, signal.state(), "the first is: " + signal.first());
    }

    private static InWords waiting(Waiting signal) {
        Durations waits = signal.waits();
        String what = switch (signal.place()) {
            case POOL -> " wait for a pooled connection ";
            case DISPATCH -> " wait for a transport thread ";
        };
        String name = signal.place() == Place.POOL ? "pool wait" : "dispatch";
        return words(
                name,
                spread(waits, signal.state() != State.OK),
                signal.state(),
                worst(waits) + what + Unit.TIME.text(worstMs(waits)));
    }

    private static InWords stoodStill(StoodStill signal) {
        Stalls stalls = signal.stalls();
        String longest = signal.delays()
                .longest()
                .map(pause -> ", longest " + OwnDelaysText.pause(pause))
                .orElse("");
        String least = " longer than " + Unit.TIME.exact(stalls.leastNs() / 1e6);
        String figures = stalls.count() == 0
                ? "none" + least
                : count(stalls.count()) + least + ", " + Unit.TIME.text(stalls.totalNs() / 1e6) + " in all" + longest;
        return words(
                "stalls",
                figures + "; " + count(signal.delays().calls(), "call", "calls") + " delayed",
                signal.state(),
                "wingload stood still; a threshold that this decides is left undecided");
    }

    private static InWords ofShard(OfShard signal) {
        Merged.Part part = signal.part();
        return words(
                "shard " + part.index(),
                "on " + part.hostInWords(),
                signal.state(),
                "shard " + part.index() + " of " + signal.count() + ": " + part.finding());
    }

    private static InWords machine(Machine signal) {
        GeneratorFigures seen = signal.seen();
        State state = signal.state();
        return switch (signal.part()) {
            case CPU -> words("cpu", cpu(seen), state, busy(signal));
            case STEAL ->
                words(
                        "steal",
                        text("peak %.1f%%", seen.stealPercent()),
                        state,
                        "the hypervisor gave CPU time to other machines");
            case THROTTLING ->
                words("throttling", throttled(seen), state, "the CPU quota of the control group held wingload back");
            case GC ->
                words(
                        "gc",
                        "longest pause " + Unit.TIME.text(seen.gcPauseMaxMs()) + ", all "
                                + Unit.TIME.text(seen.gcPauseTotalMs()),
                        state,
                        "garbage collection paused the generator");
            case HICCUPS ->
                words(
                        "hiccups",
                        "p99.9 " + Unit.TIME.text(seen.hiccupP999Ms()) + ", max " + Unit.TIME.text(seen.hiccupMaxMs()),
                        state,
                        "scheduler hiccups: threads woke up late");
            case CLOCK ->
                words(
                        "clock",
                        "largest step " + Unit.TIME.text(seen.clockStepMs()),
                        state,
                        "the wall clock was set, or the machine slept; measured times do not include it");
            case DESCRIPTORS ->
                words(
                        "descriptors",
                        count(seen.descriptorsPeak()) + " of " + count(seen.descriptorLimit()),
                        state,
                        "the process came close to its limit of open files and sockets");
            case MEMORY -> words("memory", text("peak %,.0f MB resident", seen.residentPeakBytes() / 1e6), state, "");
        };
    }

    private static String cpu(GeneratorFigures seen) {
        return text(
                "process mean %.0f%%, peak %.0f%% of a core; %s peak %.0f%%; machine peak %.0f%%%s",
                seen.processCpuPercent(),
                seen.processCpuPeakPercent(),
                seen.busiestThread().isEmpty() ? "busiest thread" : seen.busiestThread(),
                seen.busiestThreadPercent(),
                seen.machinePercent(),
                seen.machineOwnPercent().isPresent()
                        ? text(
                                ", %.0f%% of it wingload",
                                share(seen.machineOwnPercent().getAsDouble(), seen.machinePercent()))
                        : "");
    }

    private static double share(double part, double whole) {
        return whole > 0 ? Math.min(100, 100 * part / whole) : 0;
    }

    private static String throttled(GeneratorFigures seen) {
        return seen.throttled()
                .map(held -> count(held.count(), "time", "times") + ", " + Unit.TIME.text(held.totalMs()) + " in all")
                .orElse("none");
    }

    private static String busy(Machine signal) {
        GeneratorFigures seen = signal.seen();
        return signal.machineBusy()
                ? text("machine CPU at %.0f%% for 5 s: ", seen.machinePercent()) + whose(seen)
                : text("thread %s at %.0f%% of a core for 5 s", seen.busiestThread(), seen.busiestThreadPercent());
    }

    /** Whose CPU time it was. */
    private static String whose(GeneratorFigures seen) {
        if (seen.machineOwnPercent().isEmpty()) {
            return "all processes";
        }
        double own = Math.min(seen.machineOwnPercent().getAsDouble(), seen.machinePercent());
        return text("wingload %.0f%%, other processes %.0f%%", own, seen.machinePercent() - own);
    }

    private static InWords words(String name, String figures, State state, String finding) {
        return new InWords(name, figures, state, state == State.OK ? "" : finding);
    }

    /** Of so few the 99th percentile is the longest. */
    private static boolean few(Durations durations) {
        return durations.count() < 100;
    }

    private static String worst(Durations durations) {
        return few(durations) ? "longest" : "p99";
    }

    private static double worstMs(Durations durations) {
        return few(durations) ? durations.maxMs() : durations.percentileMs(99);
    }

    /** @param worstTold true if the finding beside it has the worst of these figures */
    private static String spread(Durations durations, boolean worstTold) {
        if (durations.count() == 0) {
            return "none";
        }
        boolean few = few(durations);
        String p99 = few || worstTold ? "" : ", p99 " + Unit.TIME.text(worstMs(durations));
        String max = few && worstTold ? "" : ", max " + Unit.TIME.text(durations.maxMs());
        return "p50 " + Unit.TIME.text(durations.percentileMs(50)) + p99 + max;
    }
}
