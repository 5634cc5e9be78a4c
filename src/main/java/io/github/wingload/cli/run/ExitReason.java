package io.github.wingload.cli.run;

import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.result.Judgement;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What decides the exit code of runs with a baseline: their verdict, what the comparison found, or both.
 *
 * @param what the verdict or the comparison, with its result
 * @param exit its own exit code
 */
public record ExitReason(String what, ExitCode exit) {

    /** @param runs one run or several */
    static ExitReason verdict(List<Judgement> runs) {
        ExitCode gravest = runs.stream().map(run -> ExitCode.of(run.exitCode())).reduce(ExitCode.OK, ExitCode::or);
        String names = runs.stream().map(run -> run.verdict().name()).distinct().collect(Collectors.joining(", "));
        return new ExitReason("the verdict (" + names + ")", gravest);
    }

    /** @param finding what the comparison found, in words */
    static ExitReason comparison(String finding, ExitCode exit) {
        return new ExitReason("the comparison (" + finding + ")", exit);
    }

    /**
     * The reason in a line: {@code Exit code 1, decided by the comparison (mixed), not by the verdict (PASS)}.
     *
     * @param exit the exit code, which is as grave as that of each reason or graver
     */
    static String of(ExitCode exit, ExitReason verdict, ExitReason comparison) {
        List<ExitReason> both = List.of(verdict, comparison);
        String deciding = joined(both, reason -> reason.exit == exit);
        String others = joined(both, reason -> reason.exit != exit);
        String code = "Exit code " + exit.code();
        if (deciding.isEmpty()) {
            return code + ": " + exit.meaning();
        }
        return code + ", decided by " + deciding + (others.isEmpty() ? "" : ", not by " + others);
    }

    private static String joined(List<ExitReason> reasons, Predicate<ExitReason> which) {
        return reasons.stream().filter(which).map(ExitReason::what).collect(Collectors.joining(" and "));
    }
}
