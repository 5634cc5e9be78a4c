package io.github.wingload.cli;

import io.github.wingload.diff.Overall;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.result.Analysis;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What wingload tells the shell. */
enum ExitCode {
    OK(0, "all well"),
    FAILED(1, "a threshold was missed, or a run got worse; without thresholds, a call failed"),
    USAGE(2, "command line or scenario wrong; nothing was sent"),
    NO_ANSWER(3, "no honest answer: the run is invalid or inconclusive, or never began"),
    BUG(4, "a bug of wingload"),
    INTERRUPTED(130, "interrupted; what was measured is written");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    int code() {
        return code;
    }

    /** What a run comes to: its verdict, unless an exception of ours goes before it. */
    static ExitCode of(Analysis report) {
        if (!report.result().exceptions().isEmpty()
                || report.result().aggregated().count(FailureClass.GENERATOR) > 0) {
            return BUG;
        }
        return of(report.judgement().exitCode());
    }

    /** What a comparison comes to. */
    static ExitCode of(Overall overall) {
        return of(overall.exitCode());
    }

    private static ExitCode of(int code) {
        return Arrays.stream(values())
                .filter(exit -> exit.code == code)
                .findFirst()
                .orElseThrow();
    }

    /** The one of two that a script must hear of: a missed promise before a missing answer, anything before all well. */
    ExitCode or(ExitCode other) {
        List<ExitCode> gravest = List.of(INTERRUPTED, BUG, USAGE, FAILED, NO_ANSWER, OK);
        return gravest.indexOf(this) <= gravest.indexOf(other) ? this : other;
    }

    /** Code → meaning, for the help of every command. */
    static Map<String, String> table() {
        Map<String, String> table = new LinkedHashMap<>();
        for (ExitCode exit : values()) {
            table.put(String.format(Locale.ROOT, "%3d", exit.code), exit.meaning);
        }
        return table;
    }
}
