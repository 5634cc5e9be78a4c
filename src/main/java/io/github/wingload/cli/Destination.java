package io.github.wingload.cli;

import io.github.wingload.plan.UrlTarget;
import io.github.wingload.run.LoadTest;
import java.util.List;

/** Where requests go, in words. */
final class Destination {

    private Destination() {}

    /** For example {@code https://example.org (203.0.113.7), Host: service.example.org}. */
    static String of(LoadTest test) {
        UrlTarget target = test.target();
        List<String> addresses = test.resolvedAddresses();
        StringBuilder text = new StringBuilder(target.url().toString());
        text.append(" (")
                .append(addresses.isEmpty() ? "its name does not resolve" : String.join(", ", addresses))
                .append(test.simulator().isPresent() ? ", the simulator)" : ")");
        return text + details(target);
    }

    /** What is special about the way there, if anything is. */
    static String details(UrlTarget target) {
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
