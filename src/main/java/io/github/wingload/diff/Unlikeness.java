package io.github.wingload.diff;

import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.Target;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Manifest.Reached;
import io.github.wingload.result.Manifest.SampleSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Why two runs are not comparable, so that a change of their figures would mean nothing. */
final class Unlikeness {

    /** Windows whose lengths differ by more than this factor are of different classes. */
    private static final double LENGTHS_ALIKE = 2;

    private final Set<String> reasons = new LinkedHashSet<>();

    private Unlikeness() {}

    /** In sentences; empty if the sides can be compared. */
    static List<String> reasons(ComparedRuns a, ComparedRuns b) {
        Unlikeness found = new Unlikeness();
        a.runs().forEach(found::invalid);
        b.runs().forEach(found::invalid);
        found.within(a);
        found.within(b);
        found.unlike(a.first(), b.first());
        return List.copyOf(found.reasons);
    }

    private void invalid(ComparedRun run) {
        run.invalid().ifPresent(reason -> reasons.add(run.name() + " is INVALID: " + reason));
    }

    private void within(ComparedRuns side) {
        side.runs().stream().skip(1).forEach(run -> unlike(side.first(), run));
    }

    private void unlike(ComparedRun a, ComparedRun b) {
        if (a.open() != b.open()) {
            reasons.add((a.open() ? a : b).name() + " has an open load and " + (a.open() ? b : a).name()
                    + " a closed load: the first starts calls at a fixed rate, the second as fast as they end");
        }
        double longer = Math.max(a.seconds(), b.seconds());
        double shorter = Math.min(a.seconds(), b.seconds());
        if (longer > LENGTHS_ALIKE * shorter) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "%s lasted %.0f s and %s lasted %.0f s: more than twice as long",
                    a.name(),
                    a.seconds(),
                    b.name(),
                    b.seconds()));
        }
        a.streamed()
                .flatMap(asked -> b.streamed().map(other -> asked.unlike(a.name(), other, b.name())))
                .ifPresent(reasons::addAll);
        if (a.manifest().isPresent() && b.manifest().isPresent()) {
            unlike(a, a.manifest().get(), b, b.manifest().get());
        }
    }

    private void unlike(ComparedRun a, Manifest ofA, ComparedRun b, Manifest ofB) {
        if (!target(ofA).equals(target(ofB))) {
            reasons.add(a.name() + " tested " + target(ofA) + " and " + b.name() + " tested " + target(ofB));
        }
        if (ofA.plan().part().count() != ofB.plan().part().count()) {
            reasons.add(a.name() + " made " + part(ofA) + " and " + b.name() + " made " + part(ofB));
        }
        if (!digests(ofA).equals(digests(ofB))) {
            reasons.add(a.name() + " and " + b.name() + " used different samples");
        }
    }

    private static String part(Manifest manifest) {
        int shards = manifest.plan().part().count();
        return shards == 1 ? "the whole of its load" : "one of " + shards + " shards of its load";
    }

    private static List<String> digests(Manifest manifest) {
        return manifest.samples().stream().map(SampleSet::sha256).toList();
    }

    /** All simulators count as one target, whatever profile they have, as pods of one service do. */
    private static String target(Manifest manifest) {
        List<Reached> reached = manifest.reached();
        return IntStream.range(0, reached.size())
                .mapToObj(side -> target(
                        manifest.plan().sides().get(side).target(),
                        reached.get(side).url()))
                .collect(Collectors.joining(" against "));
    }

    private static String target(Target target, String reached) {
        if (target instanceof SimulatorTarget) {
            return "the simulator";
        }
        Optional<String> host = target instanceof UrlTarget url ? url.hostHeader() : Optional.empty();
        return reached + host.map(name -> " (Host: " + name + ")").orElse("");
    }
}
