package io.github.wingload.scenario.task;

import io.github.wingload.plan.task.CacheRule;
import io.github.wingload.plan.task.CacheRule.Below;
import io.github.wingload.plan.task.CacheRule.HeaderMatches;
import io.github.wingload.plan.task.CacheRule.JsonEquals;
import io.github.wingload.scenario.data.HeadersSection;
import io.github.wingload.scenario.data.Pointers;
import io.github.wingload.scenario.data.Scalars;
import io.github.wingload.text.Fault;
import io.github.wingload.text.LinearPattern;
import io.github.wingload.yaml.DurationText;
import io.github.wingload.yaml.Node;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code cache}: the rule that recognizes a cached response, or {@code none}. */
public final class CacheRuleSection {

    private static final Pattern HEADER = Pattern.compile("header\\s+(\\S+)\\s*=~\\s*(.+)");
    private static final Pattern JSON = Pattern.compile("json\\s+(\\S+)\\s*==\\s*(.+)");
    private static final Pattern BELOW = Pattern.compile("below\\s+(\\S+)");
    private static final String EXAMPLES = "\"header X-Cache =~ hit\", \"json /cached == true\" or \"below 20ms\"";

    private CacheRuleSection() {}

    /** The rule, or the inherited one if the key is missing. */
    public static Optional<CacheRule> read(Node node, Optional<CacheRule> inherited) {
        if (!node.present()) {
            return inherited;
        }
        if (node.written().equals("none")) {
            return Optional.empty();
        }
        if (!node.isMapping()) {
            node.wrong("a mapping", "write {hit: …}, or none");
            return Optional.empty();
        }
        Node hit = node.keys("hit").required("hit", "hit: \"below 20ms\"");
        return hit.line(CacheRuleSection::rule);
    }

    private static CacheRule rule(String written) {
        String line = written.strip();
        Matcher header = HEADER.matcher(line);
        Matcher json = JSON.matcher(line);
        Matcher below = BELOW.matcher(line);
        if (header.matches()) {
            if (!HeadersSection.isName(header.group(1))) {
                throw new Fault(Node.quote(header.group(1)) + " is not a valid header name", "write " + EXAMPLES);
            }
            return new HeaderMatches(
                    line, header.group(1), LinearPattern.of(header.group(2)).toString());
        }
        if (json.matches()) {
            return new JsonEquals(line, Pointers.checked(json.group(1)), Scalars.written(json.group(2)));
        }
        if (below.matches()) {
            Optional<Duration> time = DurationText.parse(below.group(1))
                    .filter(duration -> !duration.isZero() && DurationText.inRange(duration));
            return new Below(
                    line,
                    time.orElseThrow(() ->
                            new Fault(Node.quote(below.group(1)) + " is not a time", "write for example below 20ms")));
        }
        throw new Fault(Node.quote(line) + " is not a rule for cache hits", "write " + EXAMPLES);
    }
}
