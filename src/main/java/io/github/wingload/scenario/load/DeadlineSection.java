package io.github.wingload.scenario.load;

import io.github.wingload.plan.target.Target;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.yaml.Node;
import java.time.Duration;
import java.util.Optional;

/** {@code deadline}: the longest time that a whole call may take. */
public final class DeadlineSection {

    private static final Duration DEFAULT = Duration.ofSeconds(30);

    private static final String GATEWAY = "api.wikimedia.org";

    /** The time after which the gateway answers instead of the service. */
    private static final Duration GATEWAY_TIMEOUT = Duration.ofSeconds(30);

    private DeadlineSection() {}

    public static Duration read(Node node, Target target) {
        Optional<Duration> deadline = node.duration();
        boolean gateway = target instanceof UrlTarget url
                && url.origin().host().equalsIgnoreCase(GATEWAY)
                && url.connectTo().isEmpty();
        if (gateway
                && deadline.filter(time -> time.compareTo(GATEWAY_TIMEOUT) > 0).isPresent()) {
            node.findings()
                    .warn("the gateway " + GATEWAY + " gives up after " + GATEWAY_TIMEOUT.toSeconds()
                            + " s: slower calls fail, whatever the deadline");
        }
        return deadline.orElse(DEFAULT);
    }
}
