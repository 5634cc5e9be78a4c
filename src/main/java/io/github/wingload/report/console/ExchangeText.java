package io.github.wingload.report.console;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.RequestHeads;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.target.Target;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.Header;
import io.github.wingload.text.Printable;
import io.github.wingload.text.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests and answers of a plan as text for people, without the values of its secret headers. */
public final class ExchangeText {

    /** A header that sets a cookie is as secret as one that sends it. */
    private static final String SET_COOKIE = "set-cookie";

    private static final int LONGEST_BODY = 2_000;
    private static final String SIMULATOR = "SIMULATOR";

    private final Set<String> secretNames;
    private final RequestHeads heads;

    /** @param target where the requests go; for a simulator that is not started, the plan's */
    public ExchangeText(Plan plan, Target target) {
        Stream<String> sent = Stream.concat(
                        plan.sides().stream().flatMap(side -> side.target().headers().stream()),
                        plan.tasks().stream().flatMap(task -> task.headers().stream()))
                .filter(Header::secret)
                .map(Header::name);
        Stream<String> extracted = plan.tasks().stream()
                .flatMap(task -> task.extractions().stream())
                .filter(Extraction::secret)
                .flatMap(value -> value.header().stream());
        this.secretNames = Stream.of(Stream.of(SET_COOKIE), sent, extracted)
                .flatMap(names -> names)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        this.heads = target instanceof UrlTarget url ? RequestHeads.to(url) : new RequestHeads("", SIMULATOR);
    }

    /** The request as it is sent: its head, byte for byte, and the start of its body. Ends in a line end. */
    public String of(Request request) {
        StringBuilder text = new StringBuilder();
        try {
            String[] lines = new String(heads.of(request), StandardCharsets.UTF_8).split("\r\n");
            text.append(line(lines[0])).append('\n');
            for (int i = 1; i < lines.length; i++) {
                int colon = lines[i].indexOf(':');
                header(text, new HeaderField(lines[i].substring(0, colon), lines[i].substring(colon + 2)));
            }
        } catch (RequestHeads.UnsendableException e) {
            text.append("cannot be sent: ")
                    .append(line(String.valueOf(e.getMessage())))
                    .append('\n');
        }
        // Unlike the lines of an answer, those of a request show how they end.
        body(
                text,
                request.body().bytes(),
                request.body().length(),
                List.of(),
                body -> Stream.of(body.split("\n", -1)).map(Printable::of).collect(Collectors.joining("\n")));
        return text.toString();
    }

    /** Status, headers and the start of the body, as far as they arrived; empty without an answer. */
    public String of(Exchange exchange) {
        if (exchange.status() == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder(headOf(exchange));
        body(text, exchange.decodedStart(LONGEST_BODY), exchange.bytes(), exchange.codings(), Printable::lines);
        return text.toString();
    }

    /** Status and headers. */
    public String headOf(Exchange exchange) {
        StringBuilder text =
                new StringBuilder("HTTP/1.1 ").append(exchange.status()).append('\n');
        exchange.headers().all().forEach(field -> header(text, field));
        return text.toString();
    }

    /** A line about the exchange, such as an error. */
    public String line(String text) {
        return Printable.of(text);
    }

    private void header(StringBuilder text, HeaderField header) {
        boolean secret = secretNames.contains(header.name().toLowerCase(Locale.ROOT));
        text.append(line(header.name()))
                .append(": ")
                .append(secret ? Secrets.REDACTED : line(header.value()))
                .append('\n');
    }

    private void body(
            StringBuilder text, byte[] start, long bytes, List<String> codings, UnaryOperator<String> printable) {
        if (bytes == 0) {
            return;
        }
        int shown = Math.min(start.length, LONGEST_BODY);
        String body = new String(start, 0, shown, StandardCharsets.UTF_8);
        text.append('\n').append(printable.apply(body)).append('\n');
        if (!codings.isEmpty()) {
            text.append("… ")
                    .append(bytes)
                    .append(" bytes in ")
                    .append(line(String.join(", ", codings)))
                    .append('\n');
        } else if (bytes > shown) {
            text.append("… ").append(bytes).append(" bytes in all\n");
        }
    }
}
