package io.github.wingload.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that send the load elsewhere than the scenario says. */
final class TargetOptions {

    @Option(
            names = {"-H", "--host", "--url"},
            paramLabel = "URL",
            description = {
                "Send to this address, base path included. The scenario's host_header, sni, ca_file and insecure"
                        + " belong to its own address and are dropped, unless given here too."
            })
    Optional<String> url;

    @Option(
            names = "--host-header",
            paramLabel = "NAME",
            description = "The Host header, when it differs from the URL's host.")
    Optional<String> hostHeader;

    @Option(
            names = "--sni",
            paramLabel = "NAME",
            description = "The name asked for in the TLS handshake and checked in the certificate.")
    Optional<String> sni;

    @Option(
            names = "--ca-file",
            paramLabel = "PEM",
            description = "Trust these certificate authorities instead of the JVM's.")
    Optional<String> caFile;

    @Option(names = "--insecure", description = "Do not check the target's certificate.")
    boolean insecure;
}
