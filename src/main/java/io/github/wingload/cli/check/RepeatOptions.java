package io.github.wingload.cli.check;

import io.github.wingload.cli.command.GivenDuration;
import io.github.wingload.cli.command.UserError;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Options for a check that is repeated. */
final class RepeatOptions {

    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(\\.[0-9]{1,3})?)%");

    @Option(
            names = "--soak",
            paramLabel = "DURATION",
            description = "Repeat the check for so long, or until a service has used up its --budget.")
    private Optional<String> soak;

    @Option(
            names = "--watch",
            description =
                    "Repeat the check until interrupted; print it, and post it with --notify, when its result changes.")
    private boolean watch;

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            defaultValue = "30s",
            description =
                    "With --soak and --watch: from the start of a round to that of the next (default: ${DEFAULT-VALUE}).")
    private String every;

    @Option(
            names = "--budget",
            paramLabel = "PERCENT",
            defaultValue = "0%",
            description = "With --soak: the share of a service's planned checks on a target that may fail: 1%%"
                    + " (default: the first failure ends the soak).")
    private String budget;

    /** @throws UserError if both ways to repeat are given */
    void check() {
        if (watch && soak.isPresent()) {
            throw new UserError("--soak and --watch cannot be combined", "Give one of them.");
        }
    }

    boolean watch() {
        return watch;
    }

    /** How long the check is repeated; empty if it is not a soak. */
    Optional<Duration> soak() {
        return soak.map(text -> GivenDuration.aboveZero("--soak", text));
    }

    /** From the start of a round to that of the next. */
    Duration every() {
        return GivenDuration.aboveZero("--every", every);
    }

    /** The share of a service's checks that may fail, from 0 to 1. */
    double budget() {
        Matcher percent = PERCENT.matcher(budget);
        double share = percent.matches() ? Double.parseDouble(percent.group(1)) / 100 : Double.NaN;
        if (!(share <= 1)) {
            throw new UserError("--budget " + budget + " is not a share", "Write it in percent: 1%.");
        }
        return share;
    }

    /** The budget as the user wrote it. */
    String writtenBudget() {
        return budget;
    }
}
