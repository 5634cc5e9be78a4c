package io.github.wingload.cli.run;

import io.github.wingload.cli.command.NewFile;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.starter.Starter;
import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * The scenario file that {@code run URL --save FILE} writes.
 *
 * @param file to write
 * @param scenario its content
 */
record SavedLine(NewFile file, Starter.Started scenario) {

    /**
     * Makes the scenario of a line, and checks that the file can be written.
     *
     * @throws UserError if it cannot, or if the line names no URL
     */
    static SavedLine of(Path path, String named, RequestOptions request, Overrides settings) {
        if (!RequestOptions.isUrl(named)) {
            throw new UserError(
                    "--save writes the scenario of a URL, and " + named + " is not one",
                    "Copy the scenario file, or give a URL. Nothing was sent.");
        }
        NewFile file = new NewFile(path, false);
        file.check();
        Path directory = path.resolveSibling("").toAbsolutePath();
        return new SavedLine(file, ScenarioSource.made(request.line(named, settings), directory));
    }

    void write(PrintWriter err) {
        file.write(scenario.yaml());
        scenario.exports().forEach(sentence -> err.println("note: " + sentence));
        err.println("written: " + file.path());
    }
}
