package io.github.wingload.cli.run;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that replace the scenario's target. {@link GivenOverrides} reads their values from the parsed command line. */
final class TargetOptions {

    @Option(
            names = {"-H", "--host", "--url"},
            paramLabel = "URL",
            description = {
                "The URL to send to, including the base path. It replaces the scenario's url and drops its host_header,"
                        + " sni, ca_file and insecure; give these as options if the new URL needs them."
            })
    Optional<String> url;

    @Option(
            names = "--host-header",
            paramLabel = "NAME",
            description = "The Host header, if it differs from the URL's host.")
    Optional<String> hostHeader;

    @Option(
            names = "--sni",
            paramLabel = "NAME",
            description = "The server name to send in the TLS handshake and to check in the certificate.")
    Optional<String> sni;

    @Option(
            names = "--ca-file",
            paramLabel = "PEM",
            description = "A PEM file with the certificate authorities to trust instead of the JVM's.")
    Optional<String> caFile;

    @Option(names = "--insecure", description = "Do not check the target's certificate.")
    boolean insecure;
}
