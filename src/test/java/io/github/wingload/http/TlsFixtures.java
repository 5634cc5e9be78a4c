package io.github.wingload.http;

import io.github.wingload.plan.target.ClientCertificate;
import io.github.wingload.plan.target.UrlTarget;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The certificates under {@code src/test/resources/tls}; see the README there. */
public final class TlsFixtures {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private TlsFixtures() {}

    public static Path file(String name) throws Exception {
        return Path.of(TlsFixtures.class.getResource("/tls/" + name).toURI());
    }

    /** A server with this key store that trusts clients of the test authority. */
    public static SSLContext server(String keyStore) throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream in = TlsFixtures.class.getResourceAsStream("/tls/" + keyStore)) {
            own.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        KeyStore clients = KeyStore.getInstance("PKCS12");
        clients.load(null, null);
        clients.setCertificateEntry(
                "authority", PemFile.certificates(file("authority.pem")).get(0));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(clients);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    static UrlTarget trusting(URI url, String caFile) throws Exception {
        return target(url, Optional.empty(), Optional.of(file(caFile)), false, Optional.empty());
    }

    static UrlTarget insecure(URI url) {
        return insecure(url, Optional.empty());
    }

    static UrlTarget insecure(URI url, Optional<String> sni) {
        return target(url, sni, Optional.empty(), true, Optional.empty());
    }

    static UrlTarget withSni(URI url, String sni) throws Exception {
        return target(url, Optional.of(sni), Optional.of(file("authority.pem")), false, Optional.empty());
    }

    static UrlTarget showing(URI url, String certificate, String key) throws Exception {
        return target(
                url,
                Optional.empty(),
                Optional.of(file("authority.pem")),
                false,
                Optional.of(new ClientCertificate(file(certificate), file(key))));
    }

    private static UrlTarget target(
            URI url,
            Optional<String> sni,
            Optional<Path> caFile,
            boolean insecure,
            Optional<ClientCertificate> clientCertificate) {
        return new UrlTarget(
                url,
                Optional.empty(),
                sni,
                caFile,
                insecure,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                clientCertificate);
    }
}
