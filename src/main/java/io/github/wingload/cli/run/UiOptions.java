package io.github.wingload.cli.run;

import io.github.wingload.artefact.RunGlance;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.live.LivePages;
import io.github.wingload.live.PageServer;
import io.github.wingload.live.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where pages are served. */
final class UiOptions {

    @Option(
            names = "--ui-bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "The address that pages are served on (default: ${DEFAULT-VALUE}). With another one, such as 0.0.0.0, whoever"
                            + " has the printed URL can see and stop runs, and the connection is not encrypted.")
    private String bind;

    /** The pages show the report of the last run, if there is one, and wait until browsers have it. */
    void end(LivePages pages, List<Path> directories) throws IOException, InterruptedException {
        if (!directories.isEmpty()) {
            show(pages, directories.get(directories.size() - 1));
        }
        pages.await();
    }

    /** The pages show the report of a run that has ended. */
    static void show(LivePages pages, Path directory) throws IOException {
        RunGlance.page(directory)
                .ifPresentOrElse(
                        page -> pages.finished(new String(page, StandardCharsets.UTF_8)),
                        () -> pages.failed("The run is over, but its report.html could not be written."));
    }

    /**
     * Starts to serve pages.
     *
     * @param port 0 for any free port
     * @throws UserError if the address or the port cannot be used
     */
    PageServer start(int port, Site site) {
        if (port < 0 || port > 65_535) {
            throw new UserError(
                    "cannot serve pages on port " + port + ": it is not from 0 to 65535",
                    "Choose another port, or omit it for a free one.");
        }
        try {
            return PageServer.start(bind, port, site);
        } catch (IOException e) {
            throw new UserError(
                    "cannot serve pages on " + bind + ", port " + port + ": " + e.getMessage(),
                    "Choose another port or another --ui-bind. Nothing was sent.");
        }
    }
}
