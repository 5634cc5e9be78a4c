package io.github.wingload.run;

import io.github.wingload.result.Instance;
import java.util.List;
import java.util.Optional;

/**
 * The name and the origin of a run; copied to its manifest.
 *
 * @param id the run's name in its directory
 * @param overrides the options on the command line that changed the scenario, secrets redacted
 * @param scenarioFile the file's name as given
 * @param scenarioDirectory to which the paths in the scenario are relative, seen from the run's directory
 * @param scenarioSha256 digest of the scenario file's bytes, in hex
 * @param samplesSha256 digest of each sample file's bytes, in hex, in the plan's order
 * @param version of wingload
 * @param host on which wingload runs
 * @param instance zone and type of the host, if they were given
 */
public record RunIdentity(
        String id,
        List<String> overrides,
        String scenarioFile,
        String scenarioDirectory,
        String scenarioSha256,
        List<String> samplesSha256,
        String version,
        String host,
        Optional<Instance> instance) {

    public RunIdentity {
        overrides = List.copyOf(overrides);
    }
}
