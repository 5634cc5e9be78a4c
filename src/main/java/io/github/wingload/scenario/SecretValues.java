package io.github.wingload.scenario;

import io.github.wingload.plan.Header;
import io.github.wingload.plan.Observation;
import io.github.wingload.plan.Observation.Query;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Proxy;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Target;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.Template.Column;
import io.github.wingload.plan.Template.Segment;
import io.github.wingload.plan.Template.Text;
import io.github.wingload.plan.UrlTarget;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.scenario.data.HeadersSection;
import io.github.wingload.scenario.data.SampleSets;
import io.github.wingload.text.Secrets;
import io.github.wingload.yaml.Findings.Variable;
import io.github.wingload.yaml.Node;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The secrets of a scenario: credentials in headers that are secret, variables of the environment in anything that is sent, and
 * the cells of secret columns. A column is secret if the scenario or its name says so, or if a secret header contains it.
 */
final class SecretValues {

    /** The most rows of samples that may have secret cells: all of them are in memory, in each of their forms. */
    static final int MOST_ROWS = 100_000;

    /** Where a variable's value is sent to the target. */
    private static final Pattern SENT = Pattern.compile(
            "(target\\.url|proxy|target\\.proxy" + "|(target|tasks|user_classes|values|observe)(\\W.*)?)");

    /** Settings that tell how requests are sent, or what they are called. */
    private static final Pattern SETTING = Pattern.compile("target\\.(?!url|headers|proxy).*"
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
     * @param root of the scenario, where rows that are too many are reported
     */
    static Secrets of(Plan plan, SampleSets sets, Node root) {
        SecretValues found = new SecretValues();
        plan.target().headers().forEach(found::header);
        found.proxy(plan.target());
        plan.tasks().forEach(task -> task.headers().forEach(found::header));
        for (Observation observation : plan.observe()) {
            observation.headers().forEach(found::header);
            observation.target().ifPresent(target -> target.headers().forEach(found::header));
            observation.target().ifPresent(found::proxy);
            observation.query().filter(Query::secret).ifPresent(query -> found.query(query.text()));
        }
        root.findings().variables().forEach(found::variable);
        for (Samples samples : sets.all()) {
            sets.table(samples).ifPresent(table -> found.cells(table, columns(plan, sets, samples), root));
        }
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
        } else if (!path.equals("target.url") && path.contains("headers.")) {
            credentials(variable.value());
        } else if (!path.equals("target.url")) {
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

    /** The indexes of the secret columns of these samples. */
    private static Set<Integer> columns(Plan plan, SampleSets sets, Samples samples) {
        Set<Integer> secret = new TreeSet<>();
        List<String> names =
                sets.table(samples).orElse(SampleTable.NONE).columns().names();
        sets.secretColumns(samples).forEach(name -> secret.add(names.indexOf(name)));
        int index = plan.samples().indexOf(samples);
        for (Task task : plan.tasks()) {
            if (task.samples().orElse(-1) == index) {
                Stream.concat(plan.target().headers().stream(), task.headers().stream())
                        .filter(Header::secret)
                        .flatMap(header -> header.value().segments().stream())
                        .forEach(segment -> {
                            if (segment instanceof Column column) {
                                secret.add(column.index());
                            }
                        });
            }
        }
        return secret;
    }

    private void cells(SampleTable table, Set<Integer> columns, Node root) {
        if (columns.isEmpty()) {
            return;
        }
        if (table.streamed() || table.size() > MOST_ROWS) {
            root.findings()
                    .problem(
                            root.place(),
                            "samples",
                            "the secret column "
                                    + table.columns()
                                            .names()
                                            .get(columns.iterator().next()) + " has more than "
                                    + MOST_ROWS + " rows",
                            "use a file with fewer rows: all secret cells are kept in memory, to remove them from results");
            return;
        }
        for (int row = 0; row < table.size(); row++) {
            for (int column : columns) {
                values.add(table.row(row).cell(column));
            }
        }
    }
}
