package io.github.wingload.http;

import io.github.wingload.plan.target.ClientCertificate;
import io.github.wingload.plan.target.UrlTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.net.InetAddressUtils;
import org.jspecify.annotations.Nullable;

/** Creates the TLS settings of a transport from the target's certificate settings. */
final class TlsSetup {

    /** The key store never leaves memory, so it needs no password. */
    private static final char[] NO_PASSWORD = {};

    private TlsSetup() {}

    /** Reads the target's files. JSSE checks the certificate's name in the handshake unless the target is insecure. */
    static TlsStrategy strategyFor(UrlTarget target) throws TlsFileException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(target), trustManagers(target), null);
            // Both are needed: the verifier alone leaves JSSE's check of the name on, the policy alone the client's.
            // JSSE refuses to check some names that certificates have, such as those with an underscore.
            String name = target.sni().orElse(target.origin().host());
            boolean checkedByJsse = !target.insecure() && (isAddress(name) || isNameForJsse(name));
            return new Strategy(
                    context,
                    checkedByJsse ? HostnameVerificationPolicy.BUILTIN : HostnameVerificationPolicy.CLIENT,
                    target.insecure() || checkedByJsse ? NoopHostnameVerifier.INSTANCE : new DefaultHostnameVerifier(),
                    isAddress(name) ? List.of() : List.of(new ServerName(name)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JVM cannot do TLS", e);
        }
    }

    /** A name of any form. JSSE's own class for it refuses underscores. */
    private static final class ServerName extends SNIServerName {

        ServerName(String name) {
            super(StandardConstants.SNI_HOST_NAME, name.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Sends the server's name as it is given. JSSE by itself sends only names with a dot. */
    private static final class Strategy extends DefaultClientTlsStrategy {

        private final List<SNIServerName> serverNames;

        Strategy(
                SSLContext context,
                HostnameVerificationPolicy policy,
                HostnameVerifier verifier,
                List<SNIServerName> serverNames) {
            super(context, policy, verifier);
            this.serverNames = serverNames;
        }

        @Override
        protected void initializeEngine(SSLEngine engine) {
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setServerNames(serverNames);
            engine.setSSLParameters(parameters);
        }
    }

    /** True for an IPv4 or IPv6 address, which is not sent as the server's name (RFC 6066, section 3). */
    private static boolean isAddress(String host) {
        return InetAddressUtils.isIPv4(host) || InetAddressUtils.isIPv6(host);
    }

    private static boolean isNameForJsse(String host) {
        try {
            return !new SNIHostName(host).getAsciiName().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Null means the JVM's default. */
    private static TrustManager @Nullable [] trustManagers(UrlTarget target)
            throws TlsFileException, GeneralSecurityException, IOException {
        if (target.insecure()) {
            return new TrustManager[] {new TrustEveryone()};
        }
        if (target.caFile().isEmpty()) {
            return null;
        }
        KeyStore trusted = emptyStore();
        List<X509Certificate> authorities = PemFile.certificates(target.caFile().get());
        for (int i = 0; i < authorities.size(); i++) {
            trusted.setCertificateEntry("authority-" + i, authorities.get(i));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }

    private static KeyManager @Nullable [] keyManagers(UrlTarget target)
            throws TlsFileException, GeneralSecurityException, IOException {
        if (target.clientCertificate().isEmpty()) {
            return null;
        }
        ClientCertificate files = target.clientCertificate().get();
        List<X509Certificate> chain = PemFile.certificates(files.file());
        PrivateKey key = PemFile.privateKey(files.key());
        checkPair(files.key(), key, files.file(), chain.get(0));
        KeyStore own = emptyStore();
        own.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(own, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    /** Signs with the key and verifies with the certificate: otherwise a wrong pair would show only as a refused handshake. */
    private static void checkPair(Path keyFile, PrivateKey key, Path certificateFile, X509Certificate certificate)
            throws TlsFileException, GeneralSecurityException {
        boolean pair = false;
        if (key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
            Signature signature = Signature.getInstance(
                    switch (key.getAlgorithm()) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC" -> "SHA256withECDSA";
                        default -> "EdDSA";
                    });
            byte[] sample = {1, 2, 3};
            signature.initSign(key);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(sample);
            pair = signature.verify(signed);
        }
        if (!pair) {
            throw new TlsFileException(keyFile, "the key is not that of the first certificate in " + certificateFile);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
