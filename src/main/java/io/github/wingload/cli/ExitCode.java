package io.github.wingload.cli;

import io.github.wingload.result.RunResult;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What wingload tells the shell. */
enum ExitCode {
    OK(0, "all well"),
    FAILED_CALLS(1, "a call failed"),
    USAGE(2, "command line or scenario wrong; nothing was sent"),
    NO_ANSWER(3, "load never reached, or no call ended"),
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

    /** What a run comes to. An exception of ours goes before all, and what was cut short before what it measured. */
    static ExitCode of(RunResult result) {
        if (!result.exceptions().isEmpty()) {
            return BUG;
        }
        return switch (result.state()) {
            case INTERRUPTED, ABORTED -> INTERRUPTED;
            default -> {
                if (!result.load().reached() || result.aggregated().requests() == 0) {
                    yield NO_ANSWER;
                }
                yield result.aggregated().failures() > 0 ? FAILED_CALLS : OK;
            }
        };
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
