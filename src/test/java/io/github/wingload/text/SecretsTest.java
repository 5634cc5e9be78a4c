package io.github.wingload.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets are found in every form in which a target echoes them, and ordinary text stays. */
class SecretsTest {

    private static final String TOKEN = "abCD12+ef/GH34=\"ij\\kl<mn>&op";

    /** What servers, proxies and libraries do with a value before they show it. */
    static final Map<String, UnaryOperator<String>> ECHOES = Map.ofEntries(
            Map.entry("as it is", value -> value),
            Map.entry("lower case", value -> value.toLowerCase(Locale.ROOT)),
            Map.entry("upper case", value -> value.toUpperCase(Locale.ROOT)),
            Map.entry("a form's value", value -> URLEncoder.encode(value, StandardCharsets.UTF_8)),
            Map.entry("every byte percent-encoded", SecretsTest::percentEncoded),
            Map.entry(
                    "percent-encoded twice",
                    value -> URLEncoder.encode(
                            URLEncoder.encode(value, StandardCharsets.UTF_8), StandardCharsets.UTF_8)),
            Map.entry("JSON", SecretsTest::json),
            Map.entry("JSON in JSON", value -> json(json(value))),
            Map.entry("JSON with slashes escaped", value -> json(value).replace("/", "\\/")),
            Map.entry("JSON in ASCII", SecretsTest::unicodeEscaped),
            Map.entry("HTML", SecretsTest::html),
            Map.entry("HTML by number", SecretsTest::htmlByNumber),
            Map.entry("HTML of JSON", value -> html(json(value))),
            Map.entry("hex", value -> HexFormat.of().formatHex(utf8(value))),
            Map.entry("Base64", value -> Base64.getEncoder().encodeToString(utf8(value))),
            Map.entry("Base64 for URLs", value -> Base64.getUrlEncoder().encodeToString(utf8(value))),
            Map.entry("Base64 after a byte", value -> Base64.getEncoder().encodeToString(utf8(":" + value + "!"))),
            Map.entry("Base64 after two bytes", value -> Base64.getEncoder().encodeToString(utf8("u:" + value + "!!"))),
            Map.entry("the beginning", value -> value.substring(0, 8) + "…"),
            Map.entry("the end", value -> "…" + value.substring(value.length() - 8)),
            Map.entry("all but the end", value -> value.substring(0, value.length() - 1)));

    @Test
    void everyFormIsFoundAndNothingElseIsReplaced() {
        Secrets secrets = Secrets.of(List.of(TOKEN));
        ECHOES.forEach((form, echo) -> {
            String shown = secrets.redact("status 401: you sent " + echo.apply(TOKEN) + ", which is wrong");
            assertThat(shown)
                    .as(form)
                    .startsWith("status 401: you sent ")
                    .endsWith(", which is wrong")
                    .contains(Secrets.FOUND);
            String rest = shown.substring("status 401: you sent ".length()).replace(Secrets.FOUND, "");
            assertThat(rest.length()).as(form + ": " + shown).isLessThan(", which is wrong".length() + 8);
        });
    }

    @Test
    void randomTokensOfAnyAlphabetAreFoundInEveryForm() {
        Random random = new Random(20261127);
        String[] alphabets = {"abcdef0123456789", "ABCxyz019-._~", "aZ9+/=", "pä$s %w&ö\"rd<>\\1"};
        for (int round = 0; round < 200; round++) {
            String alphabet = alphabets[round % alphabets.length];
            StringBuilder token = new StringBuilder("a1");
            while (token.length() < 12 + round % 40) {
                token.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String value = token + "Z9";
            Secrets secrets = Secrets.of(List.of(value, "another-Value-" + round));
            ECHOES.forEach((form, echo) -> assertThat(secrets.redact("<" + echo.apply(value) + ">"))
                    .as(form + " of " + value)
                    .contains(Secrets.FOUND)
                    .doesNotContain(value.substring(2, value.length() - 2)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connection refused",
                "expected status 200, got 503",
                "p90 of ok calls 1.26 s → 3.41 s",
                "{\"end_ns\": 1234567890123456, \"a\": [0.5, 12345678]}",
                "\\n3cr3t\\u0041 100% &amp; %zz \\"
            })
    void ordinaryTextStays(String text) {
        Secrets secrets = Secrets.of(List.of(
                "",
                "ok",
                "200",
                "503",
                "a1",
                "status",
                "connection-TOKEN-77",
                "12345678",
                "calls.csv-r3adER",
                "s3rver!"));
        assertThat(secrets.redact(text))
                .isEqualTo(text.contains("status") ? text.replace("status", "[redacted]") : text);
    }

    @ParameterizedTest
    @CsvSource({
        "hunter2, you sent hunter2., you sent [redacted].",
        "hunter2, hunter22 xhunter2 HUNTER2, hunter22 xhunter2 HUNTER2",
        "pass, pass, pass",
        "pa55, pa55, [redacted]",
        "1234567, 1234567, 1234567",
        "password1234, no password given, no password given",
        "password1234, password12 given, [redacted] given"
    })
    void shortAndPlainValuesAreFoundOnlyAsWholeWords(String secret, String text, String shown) {
        assertThat(Secrets.of(List.of(secret)).redact(text)).isEqualTo(shown);
    }

    @Test
    void aDocumentStaysValidWhereAnEscapeEndsInFrontOfASecret() {
        Secrets secrets = Secrets.of(List.of("n3cr3t-token", "3cr3t-tok9\\"));
        assertThat(secrets.redact("{\"a\": \"x\\n3cr3t-token\"}")).isEqualTo("{\"a\": \"x[redacted]\"}");
        assertThat(secrets.redact("{\"a\": \"3cr3t-tok9\\\\\"}")).isEqualTo("{\"a\": \"[redacted]\"}");
    }

    @Test
    void eachLineOfAValueIsASecret() {
        Secrets secrets = Secrets.of(List.of("-----BEGIN KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQEF\n"));
        assertThat(secrets.redact("saw kqhkiG9w0BAQEF")).isEqualTo("saw [redacted]");
    }

    @Test
    void manySecretsAreFoundAtOnce() {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            tokens.add("tok-" + Integer.toHexString(i * 7919) + "-" + i);
        }
        Secrets secrets = Secrets.of(tokens);
        for (int i = 0; i < 20_000; i += 997) {
            assertThat(secrets.redact("bad " + tokens.get(i) + " sent")).isEqualTo("bad [redacted] sent");
        }
    }

    static String percentEncoded(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : utf8(value)) {
            encoded.append(String.format(Locale.ROOT, "%%%02X", each));
        }
        return encoded.toString();
    }

    private static String unicodeEscaped(String value) {
        StringBuilder escaped = new StringBuilder();
        value.chars().forEach(unit -> escaped.append(String.format(Locale.ROOT, "\\u%04x", unit)));
        return escaped.toString();
    }

    private static String json(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String html(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&#34;");
    }

    private static String htmlByNumber(String value) {
        StringBuilder references = new StringBuilder();
        value.codePoints()
                .forEach(each -> references
                        .append("&#x")
                        .append(Integer.toHexString(each))
                        .append(';'));
        return references.toString();
    }

    private static byte[] utf8(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
