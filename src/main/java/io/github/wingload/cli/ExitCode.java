package io.github.wingload.cli;

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

    /** Code → meaning, for the help of every command. */
    static Map<String, String> table() {
        Map<String, String> table = new LinkedHashMap<>();
        for (ExitCode exit : values()) {
            table.put(String.format(Locale.ROOT, "%3d", exit.code), exit.meaning);
        }
        return table;
    }
}
