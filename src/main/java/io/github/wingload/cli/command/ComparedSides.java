package io.github.wingload.cli.command;

import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.cli.command.NamedRun.Measured;
import io.github.wingload.diff.Rules;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.diff.Yardstick;
import io.github.wingload.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Two sides, measured alike and compared.
 *
 * @param a side A
 * @param b side B
 */
public record ComparedSides(Measured a, Measured b, RunDiff diff) {

    /**
     * Measures and compares runs, by the plan of side B if it has one.
     *
     * @param rules by the yardstick of the comparison
     * @param warn receives a sentence for each problem with the files of a run
     * @throws UnreadableRunException if the calls of a run cannot be read
     */
    public static ComparedSides of(
            List<NamedRun> a, List<NamedRun> b, Function<Yardstick, Rules> rules, Consumer<String> warn)
            throws UnreadableRunException {
        Optional<Plan> judging = Stream.concat(b.stream(), a.stream())
                .flatMap(run -> run.plan().stream())
                .findFirst();
        Yardstick yardstick = NamedRun.yardstick(
                judging, Stream.concat(a.stream(), b.stream()).toList());
        Measured measuredA = NamedRun.measured(a, yardstick, warn);
        Measured measuredB = NamedRun.measured(b, yardstick, warn);
        return new ComparedSides(
                measuredA,
                measuredB,
                RunDiff.between(measuredA.side(), measuredB.side(), yardstick, rules.apply(yardstick)));
    }
}
