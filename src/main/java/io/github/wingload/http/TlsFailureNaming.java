package io.github.wingload.http;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Names the cause of a failed TLS handshake, and the remedy. Pure. */
final class TlsFailureNaming {

    static final String CLOSED =
            "target closed the connection during the TLS handshake (does it speak TLS on this port?)";

    /** Chains of causes are short; one that is longer leads back to itself. */
    private static final int MOST_CAUSES = 20;

    private static final String ALERT = "fatal alert: ";

    private TlsFailureNaming() {}

    static String describe(SSLException failure) {
        // The innermost cause is the most specific: an expired certificate fails the check of its path, which fails the
        // handshake.
        String words = null;
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            String specific = ofCertificate(cause);
            words = specific == null ? words : specific;
            cause = cause.getCause();
        }
        return words == null ? ofMessage(String.valueOf(failure.getMessage())) : words;
    }

    /** Null if the cause does not concern the target's certificate. */
    private static @Nullable String ofCertificate(Throwable cause) {
        if (cause instanceof CertificateExpiredException) {
            return "certificate has expired";
        }
        if (cause instanceof CertificateNotYetValidException) {
            return "certificate is not valid yet";
        }
        if (cause instanceof CertPathBuilderException) {
            return "certificate is not trusted (ca_file names the authority to trust)";
        }
        String message = String.valueOf(cause.getMessage());
        boolean otherName = cause instanceof CertificateException
                        && (message.startsWith("No name matching") || message.startsWith("No subject alternative"))
                || cause instanceof SSLPeerUnverifiedException && message.startsWith("Certificate for <");
        if (otherName) {
            return "certificate is for another name (sni sets the name to ask for)";
        }
        if (cause instanceof CertPathValidatorException) {
            return "certificate is not valid: " + message;
        }
        return null;
    }

    private static String ofMessage(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("unrecognized ssl message") || lower.contains("not an ssl/tls record")) {
            return "target does not speak TLS on this port (http:// instead of https:// in the URL?)";
        }
        if (lower.contains(ALERT)) {
            String alert = lower.substring(lower.indexOf(ALERT) + ALERT.length());
            return needsCertificate(alert)
                    ? "target refused the handshake: " + alert + " (client_certificate names what to show)"
                    : "target refused the handshake: " + alert;
        }
        if (lower.contains("terminated the handshake")
                || lower.contains("closed")
                || lower.equals("tls handshake failed")) {
            return CLOSED;
        }
        return "TLS failed: " + message;
    }

    /** The alerts that servers send to a client without a certificate, or with one that they reject. */
    private static boolean needsCertificate(String alert) {
        return alert.contains("certificate") || alert.contains("handshake_failure");
    }
}
