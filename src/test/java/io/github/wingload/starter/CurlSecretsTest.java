package io.github.wingload.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets of a command never get into the scenario or the notes. */
class CurlSecretsTest extends CurlFixture {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-H 'Authorization: Bearer s3cret' | Authorization | AUTHORIZATION",
                "-H 'X-Api-Key: s3cret' | X-Api-Key | X_API_KEY",
                "-u me:s3cret | Authorization | AUTHORIZATION",
                "--oauth2-bearer s3cret | Authorization | AUTHORIZATION",
                "-b 'a=s3cret' -b b=s3cret | Cookie | COOKIE",
                "-H 'cookie: a=s3cret' | cookie | COOKIE",
                "-H 'X-Auth: Basic s3cret' | X-Auth | X_AUTH",
                "http://me:s3cret@h/ --url | Authorization | AUTHORIZATION"
            })
    void secretBecomesAVariableAndTheNoteSaysHowToSetIt(String options, String header, String variable) {
        boolean url = options.endsWith("--url");
        Starter.Started started = started("curl " + options.replace(" --url", "") + (url ? "" : " http://h/"));
        assertThat(started.yaml()).doesNotContain("s3cret").contains(header + ": \"${" + variable + "}\"");
        assertThat(started.allNotes()).hasSize(1).allMatch(note -> note.contains("export " + variable + "=\""));
        assertThat(started.allNotes().toString()).doesNotContain("s3cret");

        environment.put(variable, "set");
        assertThat(plan(started).target().headers())
                .filteredOn(field -> field.name().equals(header))
                .singleElement()
                .satisfies(field -> {
                    assertThat(field.secret()).isTrue();
                    assertThat(text(field.value())).isEqualTo("set");
                });
    }

    @Test
    void shellVariablesBecomeVariablesOfTheScenario() {
        Starter.Started started = started("curl -H \"Authorization: Bearer $TOKEN\" -H \"X-Id: ${ID}\" http://h/$ID");
        assertThat(started.yaml()).contains("Authorization: \"Bearer ${TOKEN}\"", "X-Id: \"${ID}\"", "/${ID}");
        assertThat(started.allNotes()).containsExactly("export these variables before a run: TOKEN, ID");
        environment.putAll(Map.of("TOKEN", "t", "ID", "5"));
        assertThat(headersOf(started))
                .containsEntry("Authorization", "Bearer t")
                .containsEntry("X-Id", "5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"user\":\"me\",\"password\" : \"s3cret\"} | password",
                "{\"a\":[{\"client_secret\":\"s3cret\"}]} | client_secret",
                "user=me&client_secret=s3cret | client_secret",
                "passwd: s3cret | passwd",
                "{\"API-Key\":\"s3cret\"} | API-Key"
            })
    void possibleSecretInABodyIsNoted(String body, String name) {
        assertThat(started("curl -H 'Content-Type: text/plain' -d '" + body + "' http://h/")
                        .allNotes())
                .singleElement()
                .asString()
                .contains("the body contains " + name + ",", "write ${")
                .doesNotContain("s3cret");
    }

    @Test
    void numbersOfTokensAndVariablesAreNoSecrets() {
        assertThat(started("curl -H 'Content-Type: application/json' -d '{\"max_tokens\":5,\"keys\":[1]}' http://h/")
                        .allNotes())
                .isEmpty();
        assertThat(started("curl -H 'Content-Type: text/plain' -d \"password=${PW}\" http://h/")
                        .allNotes())
                .containsExactly("export these variables before a run: PW");
    }

    @Test
    void possibleSecretInAQueryIsNoted() {
        assertThat(started("curl 'http://h/a?b=c&api_key=abc'").allNotes())
                .singleElement()
                .asString()
                .contains("api_key")
                .doesNotContain("abc");
    }

    private Map<String, String> headersOf(Starter.Started started) {
        return plan(started).target().headers().stream()
                .collect(Collectors.toMap(field -> field.name(), field -> text(field.value())));
    }
}
