package io.github.wingload.http;

import io.github.wingload.foreign.BoundedRead;
import io.github.wingload.text.IoReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and private keys from PEM files. Text around the blocks is skipped. */
final class PemFile {

    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

    /** The name of a key's block does not say its algorithm. */
    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    /** Every certificate authority of a system fits. */
    private static final int MOST_BYTES = 10_000_000;

    private PemFile() {}

    /** All certificates of a file, in its order; at least one. */
    static List<X509Certificate> certificates(Path file) throws TlsFileException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks(file)) {
            if (block.name().equals("CERTIFICATE")) {
                certificates.add(certificate(file, block));
            }
        }
        if (certificates.isEmpty()) {
            throw new TlsFileException(file, "no certificate in it; a PEM file with BEGIN CERTIFICATE is needed");
        }
        return certificates;
    }

    /** The private key of a file. */
    static PrivateKey privateKey(Path file) throws TlsFileException {
        for (Block block : blocks(file)) {
            if (block.name().equals("PRIVATE KEY")) {
                return privateKey(file, block);
            }
            if (block.name().endsWith("PRIVATE KEY")) {
                throw new TlsFileException(
                        file,
                        "a " + block.name() + " cannot be used; an unencrypted PKCS #8 key is needed "
                                + "(openssl pkcs8 -topk8 -nocrypt makes one)");
            }
        }
        throw new TlsFileException(file, "no private key in it; a PEM file with BEGIN PRIVATE KEY is needed");
    }

    private static X509Certificate certificate(Path file, Block block) throws TlsFileException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.content()));
        } catch (CertificateException | IllegalArgumentException e) {
            throw new TlsFileException(file, "a certificate in it is damaged", e);
        }
    }

    private static PrivateKey privateKey(Path file, Block block) throws TlsFileException {
        try {
            PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(block.content());
            for (String algorithm : KEY_ALGORITHMS) {
                try {
                    return KeyFactory.getInstance(algorithm).generatePrivate(spec);
                } catch (InvalidKeySpecException e) {
                    // Not a key of this algorithm; the next may fit.
                }
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new TlsFileException(file, "the private key in it is damaged", e);
        }
        throw new TlsFileException(file, "the private key in it is damaged or neither RSA, EC nor Ed25519");
    }

    private static List<Block> blocks(Path file) throws TlsFileException {
        Matcher matcher = BLOCK.matcher(text(file));
        List<Block> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    private static String text(Path file) throws TlsFileException {
        try {
            return new String(BoundedRead.ofFile(file, MOST_BYTES), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new TlsFileException(file, "no such file", e);
        } catch (IOException e) {
            throw new TlsFileException(file, "cannot be read: " + IoReason.of(e), e);
        }
    }

    /** The text between BEGIN and END. */
    private record Block(String name, String base64) {

        byte[] content() {
            return Base64.getMimeDecoder().decode(base64);
        }
    }
}
