package io.github.wingload.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class VersionTest {

    private static final String COMMIT = "908a8ee0b12f76d2c5a1b0e4d3f2a19c8b7d6e5f";

    @Test
    void aCommitIsNamedWithItsDate() {
        assertThat(Version.describe(built(COMMIT, "2026-11-28", "false")))
                .isEqualTo("wingload 0.1.0 (commit 908a8ee0b12f of 2026-11-28)");
    }

    @Test
    void localChangesAreNamed() {
        assertThat(Version.describe(built(COMMIT, "2026-11-28", "true")))
                .isEqualTo("wingload 0.1.0 (commit 908a8ee0b12f of 2026-11-28, with local changes)");
    }

    @Test
    void aBuildOfSourcesWithoutARepositoryTellsSo() {
        assertThat(Version.describe(built("", "", ""))).isEqualTo("wingload 0.1.0 (built without git, commit unknown)");
    }

    private static Properties built(String commit, String date, String modified) {
        Properties built = new Properties();
        built.setProperty("version", "0.1.0");
        built.setProperty("commit", commit);
        built.setProperty("date", date);
        built.setProperty("modified", modified);
        return built;
    }
}
