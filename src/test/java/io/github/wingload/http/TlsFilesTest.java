package io.github.wingload.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.plan.target.UrlTarget;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be used are told by name, with what is wrong and what would be right. */
class TlsFilesTest {

    private static final URI URL = URI.create("https://localhost:1");

    @TempDir
    private Path directory;

    @Test
    void bundleHoldsAllItsCertificates() throws Exception {
        assertThat(PemFile.certificates(TlsFixtures.file("bundle.pem"))).hasSize(2);
    }

    @Test
    void missingFile() {
        Path missing = directory.resolve("ca.pem");
        assertThatThrownBy(() -> PemFile.certificates(missing))
                .isInstanceOf(TlsFileException.class)
                .hasMessage(missing + ": no such file");
    }

    @Test
    void directoryInsteadOfAFile() {
        assertThatThrownBy(() -> PemFile.certificates(directory))
                .isInstanceOf(TlsFileException.class)
                .hasMessage(directory + ": cannot be read: it is not a regular file");
    }

    @Test
    void fileWithoutCertificate() throws Exception {
        Path key = TlsFixtures.file("client-rsa-key.pem");
        assertThatThrownBy(() -> PemFile.certificates(key))
                .isInstanceOf(TlsFileException.class)
                .hasMessage(key + ": no certificate in it; a PEM file with BEGIN CERTIFICATE is needed");
    }

    @Test
    void damagedCertificate() throws Exception {
        Path damaged = Files.writeString(
                directory.resolve("damaged.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertThatThrownBy(() -> PemFile.certificates(damaged))
                .isInstanceOf(TlsFileException.class)
                .hasMessage(damaged + ": a certificate in it is damaged");
    }

    @Test
    void damagedKey() throws Exception {
        Path damaged = Files.writeString(
                directory.resolve("damaged.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        assertThatThrownBy(() -> PemFile.privateKey(damaged))
                .isInstanceOf(TlsFileException.class)
                .hasMessage(damaged + ": the private key in it is damaged or neither RSA, EC nor Ed25519");
    }

    @Test
    void keyOfAnotherKind() throws Exception {
        Path older = TlsFixtures.file("client-ec-sec1-key.pem");
        assertThatThrownBy(() -> PemFile.privateKey(older))
                .isInstanceOf(TlsFileException.class)
                .hasMessage(older + ": a EC PRIVATE KEY cannot be used; an unencrypted PKCS #8 key is needed "
                        + "(openssl pkcs8 -topk8 -nocrypt makes one)");
    }

    @Test
    void fileWithoutKey() throws Exception {
        Path certificate = TlsFixtures.file("client-rsa.pem");
        assertThatThrownBy(() -> PemFile.privateKey(certificate))
                .isInstanceOf(TlsFileException.class)
                .hasMessage(certificate + ": no private key in it; a PEM file with BEGIN PRIVATE KEY is needed");
    }

    @Test
    void keyOfAnotherCertificate() throws Exception {
        UrlTarget target = TlsFixtures.showing(URL, "client-rsa.pem", "client-ec-key.pem");
        assertThatThrownBy(() -> TlsSetup.strategyFor(target))
                .isInstanceOf(TlsFileException.class)
                .hasMessage(TlsFixtures.file("client-ec-key.pem") + ": the key is not that of the first certificate in "
                        + TlsFixtures.file("client-rsa.pem"));
    }
}
