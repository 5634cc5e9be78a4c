package io.github.wingload.check.suite;

import io.github.wingload.check.CheckCase;
import io.github.wingload.text.Secrets;
import io.github.wingload.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the suites of httpbb, Wikimedia's HTTP tester, as they are. A suite is a mapping from addresses to lists of test cases.
 * Every problem is reported; a suite with problems gives no cases that may be sent.
 */
final class SuiteReader {

    private static final Pattern ADDRESS =
            Pattern.compile("https?://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?/?");

    private SuiteReader() {}

    /** True if a document is a suite, and not a scenario. */
    static boolean isSuite(Node root) {
        return root.isMapping()
                && root.children("").keySet().stream()
                        .anyMatch(key -> key.startsWith("http://") || key.startsWith("https://"));
    }

    /** The cases of a suite, and the values that no output may show. */
    static Cases read(Node root) {
        List<CheckCase> cases = new ArrayList<>();
        List<String> secrets = new ArrayList<>();
        root.children("https://service.example.org: [{path: /, assert_status: 200}]")
                .forEach((address, node) -> {
                    Optional<String> host = host(address);
                    if (host.isEmpty()) {
                        node.keyProblem("this is not the address of a service", "write https://HOST or http://HOST");
                    }
                    for (Node item : node.someItems("[{path: /, assert_status: 200}]")) {
                        SuiteCase suiteCase = SuiteCase.of(item);
                        secrets.addAll(suiteCase.secrets());
                        cases.add(suiteCase.read(host.orElse(address)));
                    }
                });
        return new Cases(cases, List.of(Secrets.of(secrets)), List.of());
    }

    private static Optional<String> host(String address) {
        Matcher parts = ADDRESS.matcher(address);
        return parts.matches()
                ? Optional.of(parts.group(1) + (parts.group(2) == null ? "" : parts.group(2)))
                : Optional.empty();
    }
}
