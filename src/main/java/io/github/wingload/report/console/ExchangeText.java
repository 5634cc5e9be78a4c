package io.github.wingload.report.console;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.Request;
import io.github.wingload.plan.Header;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Target;
import io.github.wingload.plan.UrlTarget;
import io.github.wingload.text.Printable;
import io.github.wingload.text.Secrets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests and answers of a plan as text for people, without the values of its secret headers. */
public final class ExchangeText {

    /** A header that sets a cookie is as secret as one that sends it. */
    private static final String SET_COOKIE = "set-cookie";

    private static final int LONGEST_BODY = 2_000;
    private static final String SIMULATOR = "http://SIMULATOR";

    private final Set<String> secretNames;
    private final String authority;
    private final String host;

    /** @param target where the requests go; for a simulator that is not started, the plan's */
    public ExchangeText(Plan plan, Target target) {
        this.secretNames = Stream.concat(
                        Stream.of(SET_COOKIE),
                        Stream.concat(
                                        plan.target().headers().stream(),
                                        plan.tasks().stream().flatMap(task -> task.headers().stream()))
                                .filter(Header::secret)
                                .map(header -> header.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toSet());
        if (target instanceof UrlTarget to) {
            URI url = to.url();
            this.authority = url.getScheme() + "://" + url.getRawAuthority();
            this.host = to.hostHeader().orElse(url.getRawAuthority());
        } else {
            this.authority = SIMULATOR;
            this.host = "SIMULATOR";
        }
    }

    /** Method and URL, headers, body. Ends in a line end. */
    public String of(Request request) {
        StringBuilder text = new StringBuilder();
        text.append(request.method()).append(' ').append(line(authority + request.path()));
        text.append("\nHost: ").append(line(request.host().orElse(host))).append('\n');
        headers(text, request.headers());
        body(text, request.body().bytes(), request.body().length());
        return text.toString();
    }

    /** Status, headers and the start of the body, as far as they arrived; empty without an answer. */
    public String of(Exchange exchange) {
        if (exchange.status() == 0) {
            return "";
        }
        StringBuilder text =
                new StringBuilder("HTTP/1.1 ").append(exchange.status()).append('\n');
        headers(text, exchange.headers().all());
        body(text, exchange.bodyStart(), exchange.bytes());
        return text.toString();
    }

    /** A line about the exchange, such as an error. */
    public String line(String text) {
        return Printable.of(text);
    }

    private void headers(StringBuilder text, List<HeaderField> headers) {
        for (HeaderField header : headers) {
            boolean secret = secretNames.contains(header.name().toLowerCase(Locale.ROOT));
            text.append(line(header.name()))
                    .append(": ")
                    .append(secret ? Secrets.REDACTED : line(header.value()))
                    .append('\n');
        }
    }

    private void body(StringBuilder text, byte[] start, long bytes) {
        if (bytes == 0) {
            return;
        }
        int shown = Math.min(start.length, LONGEST_BODY);
        String body = new String(start, 0, shown, StandardCharsets.UTF_8);
        text.append('\n').append(Printable.lines(body)).append('\n');
        if (bytes > shown) {
            text.append("… ").append(bytes).append(" bytes in all\n");
        }
    }
}
