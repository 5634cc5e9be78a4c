package io.github.wingload.cli.command;

import io.github.wingload.diff.Overall;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.result.Analysis;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The exit codes of wingload. */
public enum ExitCode {
    OK(0, "success"),
    FAILED(1, "a threshold was missed, or a run got worse; without thresholds, a call failed"),
    USAGE(2, "the command line or the scenario is wrong; nothing was sent"),
    NO_ANSWER(3, "no verdict: the run is invalid or inconclusive, or never started"),
    BUG(4, "a bug of wingload"),
    INCOMPLETE(5, "a file of the results, or the output, could not be written to the end"),
    INTERRUPTED(130, "interrupted; the results so far were written");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    /** The exit code of a run: that of its verdict, or {@link #BUG} if wingload threw an exception. */
    public static ExitCode of(Analysis report) {
        if (!report.result().exceptions().isEmpty()
                || report.result().aggregated().count(FailureClass.GENERATOR) > 0) {
            return BUG;
        }
        return of(report.judgement().exitCode());
    }

    /** The exit code of a comparison. */
    public static ExitCode of(Overall overall) {
        return of(overall.exitCode());
    }

    public static ExitCode of(int code) {
        return Arrays.stream(values())
                .filter(exit -> exit.code == code)
                .findFirst()
                .orElseThrow();
    }

    /**
     * The more severe of two exit codes: a missed threshold precedes a missing verdict, results that are not complete come next,
     * and success comes last.
     */
    public ExitCode or(ExitCode other) {
        List<ExitCode> gravest = List.of(INTERRUPTED, BUG, USAGE, FAILED, NO_ANSWER, INCOMPLETE, OK);
        return gravest.indexOf(this) <= gravest.indexOf(other) ? this : other;
    }

    /** Code → meaning, for the help of every command. */
    public static Map<String, String> table() {
        Map<String, String> table = new LinkedHashMap<>();
        for (ExitCode exit : values()) {
            table.put(String.format(Locale.ROOT, "%3d", exit.code), exit.meaning);
        }
        return table;
    }
}
