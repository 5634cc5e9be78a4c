package io.github.wingload.cli;

import io.github.wingload.cli.command.GivenDuration;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.wiki.ChangeStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code sample} for recordings of a stream. */
final class StreamOptions {

    @Option(
            names = "--stream",
            paramLabel = "NAME",
            description = "Record changes with their times from this stream of EventStreams: ${COMPLETION-CANDIDATES}.")
    private Optional<ChangeStream> stream;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "Begin the recording this long ago, such as 2h, or at a time such as 2026-01-31T00:00:00Z, and end it at the"
                            + " present. Streams go back some days (default: begin at the present).")
    private Optional<String> since;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "The length of the recording, such as 10m, from its beginning.")
    private Optional<String> length;

    /** @throws UserError if an option is given that needs {@code --stream} */
    Optional<ChangeStream> stream() {
        if (stream.isEmpty() && (since.isPresent() || length.isPresent())) {
            throw new UserError(
                    (since.isPresent() ? "--since" : "--for") + " is for recordings of a stream",
                    "Give --stream recentchange too, or leave it out.");
        }
        return stream;
    }

    /** True if a time ends the recording. */
    boolean hasEnd() {
        return since.isPresent() || length.isPresent();
    }

    /** The beginning in the past; empty to begin at the present. */
    Optional<Instant> beginning(Instant now) {
        Optional<Instant> beginning = since.map(text -> parsed(text, now));
        if (beginning.filter(time -> !time.isBefore(now)).isPresent()) {
            throw new UserError("--since " + since.get() + " is not in the past", "Give a time that has passed.");
        }
        return beginning;
    }

    /** The end; empty if only the number of changes ends the recording. */
    Optional<Instant> end(Instant now) {
        Instant beginning = beginning(now).orElse(now);
        return length.map(text -> beginning.plus(GivenDuration.aboveZero("--for", text)))
                .or(() -> since.map(any -> now));
    }

    private static Instant parsed(String text, Instant now) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException duration) {
            return now.minus(GivenDuration.aboveZero("--since", text));
        }
    }
}
