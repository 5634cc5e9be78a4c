package io.github.wingload.plan.target;

import java.nio.file.Path;

/**
 * What identifies this client to a target that asks for a certificate.
 *
 * @param file PEM file with the certificate chain, the client's own first
 * @param key PEM file with its unencrypted PKCS #8 private key
 */
public record ClientCertificate(Path file, Path key) {}
