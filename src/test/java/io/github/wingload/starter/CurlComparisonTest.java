package io.github.wingload.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.target.Side;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Task;
import io.github.wingload.text.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two curl commands for the same request become a comparison. */
class CurlComparisonTest extends CurlFixture {

    private static final String EXTERNAL =
            "curl https://api.wikimedia.org/service/lw/inference/v1/models/revertrisk-wikidata:predict -d '{\"rev_id\": 12}'"
                    + " -H 'Content-Type: application/json'";
    private static final String INTERNAL =
            "curl -k https://inference.svc.eqiad.wmnet:30443/v1/models/revertrisk-wikidata:predict -d '{\"rev_id\": 12}'"
                    + " -H 'Content-Type: application/json' -H 'Host: revertrisk-wikidata.revertrisk.wikimedia.org'";

    @Test
    void addressesAreTheTargetsAndTheCommonPathIsTheTask() {
        Plan plan = plan(compared(EXTERNAL, INTERNAL));

        assertThat(plan.sides())
                .extracting(Side::name)
                .containsExactly("api.wikimedia.org", "inference.svc.eqiad.wmnet");
        UrlTarget external = (UrlTarget) plan.sides().get(0).target();
        UrlTarget internal = (UrlTarget) plan.sides().get(1).target();
        assertThat(external.url()).hasToString("https://api.wikimedia.org/service/lw/inference");
        assertThat(internal.url()).hasToString("https://inference.svc.eqiad.wmnet:30443");
        assertThat(internal.hostHeader()).contains("revertrisk-wikidata.revertrisk.wikimedia.org");
        assertThat(internal.insecure()).isTrue();
        assertThat(plan.tasks())
                .extracting(Task::path)
                .extracting(path -> path.constantText())
                .containsOnly("/v1/models/revertrisk-wikidata:predict");
        assertThat(plan.load().requests()).hasValue(200);
    }

    @ParameterizedTest
    @CsvSource({
        "http://a/x/predict, http://b/y/z/predict, http://a/x, http://b/y/z",
        "http://a/predict, http://b/predict, http://a, http://b",
        "http://a/old/v1/p?x=/p, http://a/p?x=/p, http://a/old/v1, http://a",
    })
    void whatPrecedesTheCommonPathIsTheBase(String first, String second, String firstBase, String secondBase) {
        Plan plan = plan(compared("curl '" + first + "'", "curl '" + second + "'"));

        assertThat(plan.sides().stream()
                        .map(side -> ((UrlTarget) side.target()).url().toString()))
                .containsExactly(firstBase, secondBase);
    }

    /** A token must never go to the host of the other command. */
    @Test
    void eachTargetGetsTheSecretOfItsOwnCommand() {
        Starter.Started different = compared(
                "curl http://a/p -H 'Authorization: Bearer one'", "curl http://b/p -H 'Authorization: Bearer two'");
        assertThat(different.secrets())
                .containsOnly(entry("AUTHORIZATION", "Bearer one"), entry("AUTHORIZATION_2", "Bearer two"));
        assertThat(different.yaml().lines().filter(line -> line.contains("Authorization:")))
                .map(String::strip)
                .containsExactly("Authorization: \"${AUTHORIZATION}\"", "Authorization: \"${AUTHORIZATION_2}\"");

        assertThat(different.exports())
                .hasSize(2)
                .allMatch(note -> note.startsWith("the header Authorization is secret"));

        Starter.Started same = compared("curl http://a/p -u me:pw", "curl http://b/p -u me:pw");
        assertThat(same.secrets()).containsOnlyKeys("AUTHORIZATION");

        Starter.Started unknown = compared("curl http://a/p -u me:pw", "curl http://b/p -u \"$LOGIN\"");
        assertThat(unknown.yaml()).contains("${AUTHORIZATION}", "${AUTHORIZATION_2}");
        assertThat(unknown.secrets()).containsOnlyKeys("AUTHORIZATION");
    }

    @Test
    void targetsOfOneHostAreTheFirstAndTheSecond() {
        assertThat(plan(compared("curl http://a/p -H 'X-Revision: 1'", "curl http://a/p -H 'X-Revision: 2'"))
                        .sides())
                .extracting(Side::name)
                .containsExactly("first", "second");
    }

    @ParameterizedTest
    @CsvSource({
        "curl http://a/p -d x, curl http://b/p -d y, the two commands send different requests",
        "curl http://a/p, curl -X DELETE http://b/p, the two commands send different requests",
        "curl http://a/p, curl http://b/q, the paths of the two URLs do not end alike"
    })
    void differentRequestsAreRefused(String first, String second, String found) {
        assertThatThrownBy(() -> compared(first, second))
                .isInstanceOf(Fault.class)
                .hasMessageContaining(found);
    }

    private Starter.Started compared(String first, String second) {
        return Starter.fromCurls(first, second, directory, directory);
    }
}
