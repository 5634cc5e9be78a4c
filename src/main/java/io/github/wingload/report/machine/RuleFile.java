package io.github.wingload.report.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** A file of Prometheus's rules, all in one group, in the order in which they are added. For one thread. */
public final class RuleFile {

    private final String group;
    private final List<String> comments = new ArrayList<>();
    private final List<Map<String, Object>> rules = new ArrayList<>();

    /** @param group its name */
    public RuleFile(String group) {
        this.group = group;
    }

    /** Adds a line to the begin of the file. */
    public void comment(String line) {
        comments.add(line);
    }

    /** Adds a series that Prometheus records. */
    public void recorded(String series, String expression, Map<String, String> labels) {
        add("record", series, expression, labels, Map.of());
    }

    /** Adds an alert that fires while its expression has a value. */
    public void alert(String name, String expression, Map<String, String> labels, Map<String, String> annotations) {
        add("alert", name, expression, labels, annotations);
    }

    private void add(
            String kind, String name, String expression, Map<String, String> labels, Map<String, String> annotations) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put(kind, name);
        rule.put("expr", expression);
        rule.put("labels", labels);
        if (!annotations.isEmpty()) {
            rule.put("annotations", annotations);
        }
        rules.add(rule);
    }

    /** The file, ending in a line end. */
    public String yaml() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("name", group);
        content.put("rules", rules);
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setDereferenceAliases(true)
                .setWidth(Integer.MAX_VALUE)
                .setSplitLines(false)
                .build();
        StringBuilder text = new StringBuilder();
        comments.forEach(line -> text.append("# ").append(line).append('\n'));
        return text + new Dump(settings).dumpToString(Map.of("groups", List.of(content)));
    }
}
