package io.github.wingload.cli.command;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.report.words.SideWords;
import io.github.wingload.run.LoadTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The destination of requests, as text. */
public final class Destination {

    private Destination() {}

    /**
     * For each side one, for example {@code https://example.org (203.0.113.7:443), Host: service.example.org}; in a comparison after
     * the name of the side, and with the headers in which the sides differ.
     */
    public static List<String> of(LoadTest test, Plan plan) {
        return IntStream.range(0, test.sides())
                .mapToObj(side -> (plan.compares() ? plan.sides().get(side).name() + ": " : "")
                        + of(test.target(side), test.resolvedAddresses(side), test.simulated(side))
                        + SideWords.details(plan, side))
                .toList();
    }

    public static String of(UrlTarget target, List<String> addresses, boolean simulator) {
        List<String> what = new ArrayList<>();
        if (addresses.isEmpty()) {
            what.add("the host name cannot be resolved");
        } else if (!addresses.equals(List.of(target.url().getAuthority()))) {
            what.addAll(addresses);
        }
        if (simulator) {
            what.add("the simulator");
        }
        return target.url() + (what.isEmpty() ? "" : " (" + String.join(", ", what) + ")") + details(target);
    }

    /** The target's settings that differ from a direct connection; empty if it has none. */
    public static String details(UrlTarget target) {
        StringBuilder text = new StringBuilder();
        target.hostHeader().ifPresent(host -> text.append(", Host: ").append(host));
        target.sni().ifPresent(name -> text.append(", TLS name ").append(name));
        target.connectTo().ifPresent(to -> text.append(", connecting to ").append(to));
        target.proxy().ifPresent(proxy -> text.append(", through the proxy ").append(proxy));
        if (target.insecure()) {
            text.append(", certificate not checked");
        }
        return text.toString();
    }
}
