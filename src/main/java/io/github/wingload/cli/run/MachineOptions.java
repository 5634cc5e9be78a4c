package io.github.wingload.cli.run;

import io.github.wingload.cli.command.NewFile;
import io.github.wingload.cli.command.NotifyOption;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.plan.target.HostPort;
import io.github.wingload.webhook.Webhook;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for the output of a run that other programs read. */
final class MachineOptions {

    private static final Pattern ADDRESS = Pattern.compile("(?:(?:\\[(.+)]|([^:]+)):)?(\\d{1,5})");
    private static final String LOOPBACK = "127.0.0.1";
    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--prometheus",
            paramLabel = "[HOST:]PORT",
            description =
                    "Serve the metrics of the run to Prometheus at http://HOST:PORT/metrics until the command ends (default"
                            + " host: 127.0.0.1; port 0: any free port).")
    Optional<String> prometheus;

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "Write the thresholds as JUnit XML, for a CI server. An existing file is replaced.")
    Optional<Path> junit;

    @Mixin
    private NotifyOption notify;

    /**
     * Checks all of them, before any work is done.
     *
     * @throws UserError if one is wrong
     */
    void check(Map<String, String> environment) {
        metricsAddress();
        webhook(environment);
        junitFile();
    }

    /** Where metrics are served. */
    Optional<HostPort> metricsAddress() {
        return prometheus.map(MachineOptions::address);
    }

    private static HostPort address(String text) {
        Matcher parts = ADDRESS.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(3)) > HIGHEST_PORT) {
            throw new UserError(
                    "--prometheus " + text + " is not a port",
                    "Write for example 9464, or 0.0.0.0:9464 to serve other machines as well. Nothing was sent.");
        }
        String host = Optional.ofNullable(parts.group(1))
                .or(() -> Optional.ofNullable(parts.group(2)))
                .orElse(LOOPBACK);
        return new HostPort(host, Integer.parseInt(parts.group(3)));
    }

    /** The file for JUnit XML, after a check that it can be written. */
    Optional<NewFile> junitFile() {
        Optional<NewFile> file = junit.map(path -> new NewFile(path, true));
        file.ifPresent(NewFile::check);
        return file;
    }

    /** Where the verdict is posted. */
    Optional<Webhook> webhook(Map<String, String> environment) {
        return notify.webhook(environment);
    }
}
