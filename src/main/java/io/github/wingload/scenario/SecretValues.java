package io.github.wingload.scenario;

import io.github.wingload.plan.Observation;
import io.github.wingload.plan.Observation.Query;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.target.Proxy;
import io.github.wingload.plan.target.Target;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Template.Segment;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.scenario.data.HeadersSection;
import io.github.wingload.scenario.data.SampleSets;
import io.github.wingload.text.Secrets;
import io.github.wingload.yaml.Findings.Variable;
import io.github.wingload.yaml.Node;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The secrets of a scenario: credentials in headers that are secret, variables of the environment in anything that is sent, and
 * the cells of {@linkplain SecretColumns secret columns}.
 */
final class SecretValues {

    /** Where a variable's value is sent to the target. */
    private static final Pattern SENT =
            Pattern.compile("(proxy|(target|targets|tasks|user_classes|values|observe)(\\W.*)?)");

    /** Where the address of a target is written. */
    private static final Pattern ADDRESS =
            Pattern.compile("target\\.url|targets\\.(?!.*\\.(headers|values)\\.).+\\.url");

    /** Settings that tell how requests are sent, or what they are called. */
    private static final Pattern SETTING = Pattern.compile("target\\.(?!url|headers|proxy).*"
            + "|targets\\.(?!.*\\.(url|headers|proxy|values)(\\W|$)).*"
            + "|(user_classes\\[\\d+]\\.)?(tasks\\[\\d+]\\.)?(steps\\[\\d+]\\.)?(name|method|weight|host_header|samples\\..*)"
            + "|observe\\[\\d+]\\.(?!url|path|headers).*");

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z]+ +(\\S.*)");
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://(?:([^/?#@]*)@)?[^/?#]*([^#]*)");
    private static final int SHORTEST_COOKIE = 6;

    private final Set<String> values = new HashSet<>();

    private SecretValues() {}

    /**
     * The secrets of a plan.
     *
     * @param root of the scenario, whose values may come from the environment
     */
    static Secrets of(Plan plan, SampleSets sets, Node root) {
        SecretValues found = new SecretValues();
        plan.sides().forEach(side -> {
            side.target().headers().forEach(found::header);
            found.proxy(side.target());
        });
        plan.tasks().forEach(task -> task.headers().forEach(found::header));
        for (Observation observation : plan.observe()) {
            observation.headers().forEach(found::header);
            observation.target().ifPresent(target -> target.headers().forEach(found::header));
            observation.target().ifPresent(found::proxy);
            observation.query().filter(Query::secret).ifPresent(query -> found.query(query.text()));
        }
        root.findings().variables().forEach(found::variable);
        new SecretColumns(plan, sets).checked().forEach(found::cells);
        return Secrets.of(found.values);
    }

    private void proxy(Target target) {
        if (target instanceof UrlTarget url) {
            url.proxy().flatMap(Proxy::authorization).ifPresent(this::header);
        }
    }

    private void header(Header header) {
        if (!header.secret()) {
            return;
        }
        for (Segment segment : header.value().segments()) {
            if (segment instanceof Text text) {
                if (header.name().equalsIgnoreCase("cookie")) {
                    cookies(text.text());
                } else {
                    credentials(text.text());
                }
            }
        }
    }

    /** The value without the name of its scheme: {@code Bearer} is no secret. The password of {@code Basic} is one by itself. */
    private void credentials(String value) {
        Matcher scheme = SCHEME.matcher(value.strip());
        String credentials = scheme.matches() ? scheme.group(1) : value.strip();
        values.add(credentials);
        if (value.regionMatches(true, 0, "basic ", 0, 6)) {
            try {
                String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
                values.add(pair);
                values.add(pair.substring(pair.indexOf(':') + 1));
            } catch (IllegalArgumentException notBase64) {
                // The value as it is remains secret.
                return;
            }
        }
    }

    private void cookies(String text) {
        for (String cookie : text.split(";")) {
            String value = cookie.substring(cookie.indexOf('=') + 1).strip();
            values.add(cookie);
            if (value.length() >= SHORTEST_COOKIE) {
                values.add(value);
            }
        }
    }

    /** A query, and each of its values. */
    private void query(String text) {
        values.add(text);
        Stream.of(text.split("&"))
                .map(pair -> pair.substring(pair.indexOf('=') + 1))
                .forEach(values::add);
    }

    private void variable(Variable variable) {
        String path = variable.path();
        boolean sender = HeadersSection.identifiesSender(path.substring(path.lastIndexOf('.') + 1));
        if (sender || !SENT.matcher(path).matches() || SETTING.matcher(path).matches()) {
            return;
        }
        Matcher url = URL.matcher(variable.value());
        if (url.matches()) {
            address(url);
        } else if (ADDRESS.matcher(path).matches()) {
            return;
        } else if (path.contains("headers.")) {
            credentials(variable.value());
        } else {
            values.add(variable.value());
        }
    }

    /** Where requests go is no secret; credentials in an address and the values of its query are. */
    private void address(Matcher url) {
        if (url.group(1) != null) {
            values.add(url.group(1));
            values.add(url.group(1).substring(url.group(1).indexOf(':') + 1));
        }
        int query = url.group(2).indexOf('?');
        if (query >= 0) {
            query(url.group(2).substring(query + 1));
        }
    }

    private void cells(SampleTable table, Set<Integer> columns) {
        for (int row = 0; row < table.size(); row++) {
            for (int column : columns) {
                values.add(table.row(row).cell(column));
            }
        }
    }
}
