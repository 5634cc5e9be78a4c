package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnvironmentRulesTest extends ScenarioFixture {

    @BeforeEach
    void writeTheValues() {
        write("charts/values.yaml", """
                docker: {registry: registry.example.org}
                inference:
                  annotations: {autoscaling.knative.dev/metric: rps}
                inference_services:
                  langid: {}
                  revertrisk-wikidata:
                    annotations:
                      sidecar.istio.io/inject: "true"
                      autoscaling.knative.dev/target: "3"
                    predictor:
                      config: {minReplicas: 5, maxReplicas: 15}
                      image: "revertrisk-wikidata"
                      image_version: "2025-11-17-105041-publish"
                      custom_env:
                        - {name: TOKEN, value: s3cr3t}
                      container:
                        resources:
                          limits: {cpu: "8", memory: 16Gi, amd.com/gpu: "1"}
                          requests: {cpu: "8"}
                """);
        write("charts/staging.yaml", """
                inference_services:
                  revertrisk-wikidata:
                    predictor: {config: {minReplicas: 1}}
                """);
    }

    @Test
    void valuesOfAServiceAreTakenFromAHelmfile() {
        assertThat(plan(BASE + "environment: {from: 'charts/values.yaml#revertrisk-wikidata'}\n")
                        .reporting()
                        .environment())
                .containsExactly(
                        entry("image", "2025-11-17-105041-publish"),
                        entry("minReplicas", "5"),
                        entry("maxReplicas", "15"),
                        entry("autoscaling target", "3"),
                        entry("limits cpu", "8"),
                        entry("limits memory", "16Gi"),
                        entry("limits amd.com/gpu", "1"),
                        entry("requests cpu", "8"));
    }

    @Test
    void laterFilesAndTheUsersOwnWordsReplaceValues() {
        assertThat(plan(BASE + "environment:\n  from: ['charts/values.yaml#revertrisk-wikidata', "
                                + "'charts/staging.yaml#revertrisk-wikidata']\n  limits cpu: 2\n  where: here\n")
                        .reporting()
                        .environment())
                .contains(
                        entry("minReplicas", "1"),
                        entry("maxReplicas", "15"),
                        entry("limits cpu", "2"),
                        entry("where", "here"));
    }

    @Test
    void everyProblemNamesItsPlaceAndTheServices() {
        assertThat(problems(BASE + "environment:\n  from: [values.yaml, 'charts/values.yaml#lang', "
                        + "'none.yaml#langid', 'test.yaml#langid', 'charts/values.yaml#']\n"))
                .containsExactly(
                        "test.yaml:7:10: environment.from[0]: \"values.yaml\" does not name a service of a file; "
                                + "write the file and the service: values.yaml#revertrisk-wikidata",
                        "test.yaml:7:23: environment.from[1]: charts/values.yaml has no service \"lang\"; "
                                + "its services are langid, revertrisk-wikidata",
                        "test.yaml:7:70: environment.from[3]: test.yaml has no service \"langid\"; "
                                + "name a file with inference_services",
                        "test.yaml:7:90: environment.from[4]: \"charts/values.yaml#\" does not name a service of a file; "
                                + "write the file and the service: values.yaml#revertrisk-wikidata",
                        "none.yaml: there is no such file; name a readable values file");
    }
}
