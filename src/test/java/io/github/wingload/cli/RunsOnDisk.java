package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.artefact.ArtefactWriter;
import io.github.wingload.artefact.ReportTexts;
import io.github.wingload.artefact.RunDirectory;
import io.github.wingload.diff.MadeUpRun;
import io.github.wingload.report.ticket.TicketReport;
import io.github.wingload.text.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Made-up runs, written as real ones are. */
public final class RunsOnDisk {

    private RunsOnDisk() {}

    /** Writes a run that began at a time; its directory. */
    public static Path save(MadeUpRun run, Path results, String start) throws IOException {
        run.start = Instant.parse(start);
        RunDirectory directory = RunDirectory.create(results, run.plan().name(), run.start);
        ArtefactWriter writer = new ArtefactWriter(
                directory,
                run.plan(),
                Secrets.NONE,
                Optional.empty(),
                false,
                new byte[0],
                new ReportTexts(TicketReport::markdown, (report, timeline) -> "", (report, timeline) -> new byte[0]));
        writer.started(run.manifest());
        writer.ended(run.calls());
        writer.finished(run.report());
        assertThat(writer.writeErrors()).isEmpty();
        return directory.path();
    }
}
