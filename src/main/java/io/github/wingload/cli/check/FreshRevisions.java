package io.github.wingload.cli.check;

import io.github.wingload.cli.command.WikiProxy;
import io.github.wingload.text.Fault;
import io.github.wingload.time.NanoClock;
import io.github.wingload.wiki.RevisionSampler;
import io.github.wingload.wiki.SampleOrder;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Ids of edits of the last hours, which no server can have cached.
 *
 * @param apiUrl the wiki's API, with {@code {wiki}} for its host name
 * @param userAgent with a contact
 * @param environment names the proxy
 * @param say receives the reason of each pause
 */
record FreshRevisions(String apiUrl, String userAgent, Map<String, String> environment, Consumer<String> say) {

    static final String USUAL_API = "https://{wiki}/w/api.php";

    private static final int IDS = 3;
    private static final Duration SPAN = Duration.ofHours(6);

    /** Some ids of each wiki; a wiki that does not answer is left out with a message. */
    Map<String, List<Long>> of(Set<String> wikis, NanoClock clock) throws InterruptedException {
        Map<String, List<Long>> ids = new LinkedHashMap<>();
        for (String wiki : wikis) {
            URI api = URI.create(apiUrl.replace("{wiki}", wiki));
            SampleOrder order = new SampleOrder(IDS, List.of(0), true, clock.wallTime(), SPAN, clock.nanos());
            try {
                ids.put(
                        wiki,
                        RevisionSampler.over(api, userAgent, WikiProxy.of(environment, api), clock, say)
                                .draw(order, drawn -> {}));
            } catch (Fault fault) {
                say.accept("no fresh revisions of " + wiki + ": " + fault.found());
            }
        }
        return ids;
    }
}
