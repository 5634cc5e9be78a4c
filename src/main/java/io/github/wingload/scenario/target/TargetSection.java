package io.github.wingload.scenario.target;

import io.github.wingload.plan.target.Target;
import io.github.wingload.plan.task.Header;
import io.github.wingload.scenario.data.HeadersSection;
import io.github.wingload.scenario.data.Templates;
import io.github.wingload.yaml.Environment;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Words;
import java.net.URI;
import java.util.List;

/** {@code target}: an address with the settings for reaching it, or the simulator. */
final class TargetSection {

    static final List<String> KEYS =
            Words.in("url simulator host_header sni ca_file insecure headers proxy connect_to client_certificate");

    private TargetSection() {}

    static Target read(Node node, Templates templates, Environment environment) {
        return read(node.keys(KEYS), templates, environment);
    }

    /** @param keys of the target, perhaps with others */
    static Target read(Keys keys, Templates templates, Environment environment) {
        List<Header> headers = HeadersSection.shared(keys.get("headers"), templates);
        URI url = TargetUrl.read(keys.get("url"));
        keys.atMostOneOf(List.of("url", "simulator"));
        if (keys.has("simulator")) {
            keys.refuse(NetworkSection.KEYS, "this key does not apply to the simulator", "remove it");
            return SimulatorSection.read(keys.get("simulator"), headers);
        }
        keys.atLeastOneOf(
                List.of("url"),
                "url or simulator is missing",
                "add url: \"https://…\" or simulator: revertrisk-wikidata-production");
        return NetworkSection.read(keys, url, headers, environment);
    }
}
