package io.github.wingload.testkit;

import io.github.wingload.plan.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Samples that are all rows of a file whose format shows from its name. */
public final class SampleFiles {

    private SampleFiles() {}

    public static Samples of(String file, Samples.Pick pick) {
        return of(Path.of(file), pick);
    }

    /** Named and typed as the file says. */
    public static Samples of(Path file, Samples.Pick pick) {
        return of(file, pick, Optional.empty(), Map.of());
    }

    public static Samples of(
            Path file, Samples.Pick pick, Optional<List<String>> columns, Map<String, Samples.ColumnType> types) {
        return new Samples(
                file,
                Optional.empty(),
                Optional.empty(),
                columns,
                Optional.empty(),
                Optional.empty(),
                types,
                List.of(),
                pick,
                OptionalLong.empty(),
                Optional.empty());
    }
}
