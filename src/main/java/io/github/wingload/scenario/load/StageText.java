package io.github.wingload.scenario.load;

import io.github.wingload.text.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stages on one line, as a command line has them: {@code 50 over 1m hold 5m, 0 over 30s}. A level with a slash is a rate. */
final class StageText {

    private static final String EXAMPLE =
            "write a level and its time, such as \"50 over 1m hold 5m, 0 over 30s\" for users or \"10/s hold 1m\" for a rate";

    /** A comma within a number is part of it. */
    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:(?<![0-9]),|,(?![0-9]))\\s*");

    private static final Pattern STAGE =
            Pattern.compile("([0-9.,]+(?:/[a-z]+)?)(?: +users)?(?: +over +([^ ]+))?(?: +hold +([^ ]+))?");

    private StageText() {}

    /**
     * The keys and values of each stage, as a list of stages has them.
     *
     * @throws Fault if the text is something else
     */
    static List<Map<String, String>> read(String text) {
        List<Map<String, String>> stages = new ArrayList<>();
        for (String stage : BETWEEN.split(text.strip(), -1)) {
            Matcher parts = STAGE.matcher(stage);
            if (!parts.matches()) {
                throw new Fault("\"" + stage + "\" is not a stage", EXAMPLE);
            }
            Map<String, String> keys = new LinkedHashMap<>();
            keys.put(parts.group(1).contains("/") ? "rate" : "users", parts.group(1));
            if (parts.group(2) != null) {
                keys.put("over", parts.group(2));
            }
            if (parts.group(3) != null) {
                keys.put("hold", parts.group(3));
            }
            stages.add(keys);
        }
        return stages;
    }
}
