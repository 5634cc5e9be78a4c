package io.github.wingload.cli;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.text.Figures;
import java.util.Locale;

/** Where the time of one exchange went, a line for each phase that it reached. */
final class PhaseText {

    private final StringBuilder text = new StringBuilder();
    private final Exchange exchange;
    private long sinceNs;
    private boolean over;

    private PhaseText(Exchange exchange) {
        this.exchange = exchange;
        this.sinceNs = exchange.startedNs();
    }

    static String of(Exchange exchange, boolean secure) {
        PhaseText phases = new PhaseText(exchange);
        phases.phase("queue", exchange.leasedNs());
        phases.phase(secure ? "connect + TLS" : "connect", exchange.connectedNs());
        phases.phase("send", exchange.bodySentNs());
        phases.phase("wait", exchange.firstByteNs());
        phases.phase("body", exchange.failure().isPresent() ? Exchange.NEVER : exchange.endNs());
        phases.line("total", exchange.endNs() - exchange.startedNs(), "");
        return phases.text.toString();
    }

    /** The phase in which the exchange failed is the first that has no end of its own. */
    private void phase(String name, long untilNs) {
        if (over) {
            return;
        }
        over = untilNs == Exchange.NEVER;
        long endNs = over ? exchange.endNs() : Math.max(sinceNs, untilNs);
        line(name, endNs - sinceNs, over ? "  here it ended" : "");
        sinceNs = endNs;
    }

    private void line(String name, long ns, String remark) {
        text.append(String.format(Locale.ROOT, "%-14s%10s%s\n", name, Figures.latency(ns), remark));
    }
}
