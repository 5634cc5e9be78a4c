package io.github.wingload.report.console;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.Times;
import java.util.Locale;

/** How long each phase of one exchange took: a line for each phase that it reached. */
public final class PhaseText {

    private final StringBuilder text = new StringBuilder();
    private final Times times;
    private long sinceNs;
    private boolean over;

    private PhaseText(Times times) {
        this.times = times;
        this.sinceNs = times.startedNs();
    }

    /** Ends in a line end; {@code secure} names the TLS handshake as part of connecting. */
    public static String of(Exchange exchange, boolean secure) {
        Times times = exchange.times();
        PhaseText phases = new PhaseText(times);
        phases.phase("queue", times.leasedNs());
        phases.phase(secure ? "connect + TLS" : "connect", times.connectedNs());
        phases.phase("send", times.bodySentNs());
        phases.phase("wait", times.firstByteNs());
        exchange.stream()
                .map(stream -> stream.answer().firstTokenNs())
                .filter(tokenNs -> tokenNs != Times.NEVER)
                .ifPresent(tokenNs -> phases.phase("first token", tokenNs));
        phases.phase("body", exchange.failure().isPresent() ? Times.NEVER : times.endNs());
        phases.line("total", times.serviceTimeNs(), "");
        return phases.text.toString();
    }

    /** The phase in which the exchange failed is the first that has no end of its own. */
    private void phase(String name, long untilNs) {
        if (over) {
            return;
        }
        over = untilNs == Times.NEVER;
        long endNs = over ? times.endNs() : Math.max(sinceNs, untilNs);
        line(name, endNs - sinceNs, over ? "  ended here" : "");
        sinceNs = endNs;
    }

    private void line(String name, long ns, String remark) {
        text.append(String.format(Locale.ROOT, "%-14s%10s%s\n", name, LocustFigures.latency(ns), remark));
    }
}
