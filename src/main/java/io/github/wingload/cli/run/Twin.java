package io.github.wingload.cli.run;

import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.Overrides.Option;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The constant twin of a replay: the same rows in the same order, at the mean rate of the recording.
 *
 * @param opened its scenario
 */
record Twin(OpenedScenario opened) {

    private static final int RATE_DECIMALS = 6;

    /**
     * Of a scenario whose load is a replay.
     *
     * @throws UserError if the load is another one
     */
    static Twin of(OpenedScenario replay) {
        if (!(replay.plan().load() instanceof OpenLoad load) || load.replay().isEmpty()) {
            throw new UserError(
                    "--twin needs a scenario that replays recorded times",
                    "Write load: {replay: {time: COLUMN}}, or omit --twin. Nothing was sent.");
        }
        Stage stage = load.stages().get(0);
        // Rounded down: at a higher rate, one more call than the recording has would start just before the end.
        String rate = BigDecimal.valueOf(stage.from())
                .setScale(RATE_DECIMALS, RoundingMode.FLOOR)
                .toPlainString();
        return new Twin(replay.with(Overrides.NONE
                .with(Option.RATE, rate + "/s")
                .with(Option.RUN_TIME, stage.duration().toMillis() + "ms")
                .with(Option.SEED, Long.toString(replay.plan().seed()))));
    }

    /**
     * Makes the run, and prints what changes from it to the replay.
     *
     * @param single makes runs
     * @param replays the directories of finished replays; at least one
     * @return the twin's directory, if it was finished
     */
    Optional<Path> compare(SingleRun single, List<Path> replays, PrintWriter out, PrintWriter err) throws IOException {
        out.println("\nthe constant twin\n");
        Replicates twin = new Replicates(single, out, err);
        twin.make(opened, 1);
        Optional<Path> directory = twin.directories().stream().findFirst();
        if (directory.isPresent()) {
            out.println("\nfrom the constant twin to the replay:\n");
            Baseline.read(List.of(directory.get().toString()), Path.of(""), opened.plan(), Optional.empty(), err)
                    .judge(replays, ExitCode.OK, out);
        }
        return directory;
    }
}
