package io.github.wingload.report.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that are kept to the letter. Where one differs, the fresh one is written beside the compiled copy of the old. */
final class Golden {

    private Golden() {}

    static void check(String file, String fresh) throws IOException {
        var resource = Golden.class.getResource("/report/" + file);
        assertThat(resource).as("golden file " + file).isNotNull();
        Path golden = Path.of(resource.getPath());
        String kept = Files.readString(golden, StandardCharsets.UTF_8);
        Path beside = golden.resolveSibling(file + ".fresh");
        if (kept.equals(fresh)) {
            Files.deleteIfExists(beside);
        } else {
            Files.writeString(beside, fresh, StandardCharsets.UTF_8);
        }
        assertThat(fresh).as("the fresh text is in " + beside).isEqualTo(kept);
    }
}
