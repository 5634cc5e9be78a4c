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
    FAILED(1, "the answer is no: a threshold was missed, a run got worse, or a service fails"),
    USAGE(2, "the command line or a file is wrong"),
    NO_ANSWER(3, "no answer: nothing can be said about the target or the runs"),
    BUG(4, "a bug of wingload"),
    INCOMPLETE(5, "the output, or a file of the results, could not be written to the end"),
    INTERRUPTED(130, "interrupted");

    /** What every command can end with. */
    private static final List<ExitCode> SHARED = List.of(USAGE, BUG, INCOMPLETE, INTERRUPTED);

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    public String meaning() {
        return meaning;
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

    /**
     * Code → meaning, for the help of a command.
     *
     * @param own the codes that the command explains itself; empty for all codes in general
     */
    public static Map<String, String> table(Map<String, String> own) {
        Map<String, String> table = new LinkedHashMap<>();
        for (ExitCode exit : values()) {
            String meaning = own.get(Integer.toString(exit.code));
            if (meaning != null || own.isEmpty() || SHARED.contains(exit)) {
                table.put(String.format(Locale.ROOT, "%3d", exit.code), meaning == null ? exit.meaning : meaning);
            }
        }
        return table;
    }
}
