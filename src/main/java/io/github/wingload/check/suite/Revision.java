package io.github.wingload.check.suite;

import io.github.wingload.check.CheckCase;
import io.github.wingload.check.CheckSample;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.RequestBody;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A revision of a wiki that a case asks about: the number {@code rev_id} of its JSON body, or of the first of its
 * {@code instances}.
 *
 * @param wiki the host name, such as {@code en.wikipedia.org}: from {@code lang} in the body, or from the service's name
 * @param id of the revision
 */
record Revision(String wiki, long id) {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String ID = "rev_id";
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z]{2,10})*+");
    private static final Pattern OF_A_WIKI = Pattern.compile("([a-z_]+)wiki-.*");
    private static final String WIKIDATA = "www.wikidata.org";

    /** The revision of a case's first sample; empty if it has none, or if its wiki is unknown. */
    static Optional<Revision> of(CheckCase one) {
        return body(one.samples().get(0).request()).flatMap(body -> {
            JsonNode holder = holder(body);
            JsonNode id = holder.path(ID);
            return id.isIntegralNumber() && id.canConvertToLong()
                    ? wiki(one.id().service(), holder.path("lang").asString(""))
                            .map(wiki -> new Revision(wiki, id.longValue()))
                    : Optional.empty();
        });
    }

    /** The first sample of a case, about another revision of the same wiki. */
    static CheckSample sample(CheckCase one, long other) {
        Request request = one.samples().get(0).request();
        JsonNode body = body(request).orElseThrow();
        ObjectNode holder = (ObjectNode) holder(body);
        String before = holder.path(ID).asString();
        holder.put(ID, other);
        List<String> echoes = request.echoes().stream()
                .map(echo -> echo.equals(before) ? Long.toString(other) : echo)
                .toList();
        return new CheckSample(
                label(other),
                new Request(
                        request.method(),
                        request.path(),
                        request.headers(),
                        request.host(),
                        RequestBody.of(MAPPER.writeValueAsBytes(body)),
                        request.payload(),
                        request.keepsBody(),
                        request.stream(),
                        request.mutation(),
                        echoes));
    }

    /** The label of a sample about a revision. */
    static String label(long id) {
        return ID + " " + id;
    }

    private static JsonNode holder(JsonNode body) {
        JsonNode first = body.path("instances").path(0);
        return body.has(ID) || !first.isObject() ? body : first;
    }

    private static Optional<JsonNode> body(Request request) {
        if (request.body().length() == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readTree(request.body().bytes())).filter(JsonNode::isObject);
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<String> wiki(String service, String language) {
        if (LANGUAGE.matcher(language).matches()) {
            return Optional.of(language + ".wikipedia.org");
        }
        Matcher named = OF_A_WIKI.matcher(service);
        if (service.contains("wikidata")) {
            return Optional.of(WIKIDATA);
        }
        return named.matches() ? Optional.of(named.group(1).replace('_', '-') + ".wikipedia.org") : Optional.empty();
    }
}
