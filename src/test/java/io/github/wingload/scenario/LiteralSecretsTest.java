package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralSecretsTest {

    @Test
    void namesTellThatAValueIsSecret() {
        assertThat(LiteralSecrets.names("""
                tasks:
                  - post: /login?api_key=s3cr3t-1234
                    json: {user: somebody, password: "s3cr3t-1234", "password": 's3cr3t-5678'}
                  - form: {accessToken: s3cr3t-1234}
                """)).containsExactly("api_key", "password", "accessToken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "json: {password: \"${PASSWORD}\"}",
                "json: {password: \"{{password}}\"}",
                "extract: {token: /data/token}",
                "samples: {file: rows.csv, secret: [token_of_user]}",
                "max_tokens: 1000000000",
                "# password: of the staging system",
                "values: {token: {integer: [1, 1000000]}}",
                "password: short"
            })
    void whatNamesNoSecretValue(String text) {
        assertThat(LiteralSecrets.names(text)).isEmpty();
    }

    @Test
    void aLongLineIsReadOnce() {
        assertThat(LiteralSecrets.names("x".repeat(1_000_000))).isEmpty();
    }
}
