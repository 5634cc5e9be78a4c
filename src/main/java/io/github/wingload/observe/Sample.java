package io.github.wingload.observe;

import java.util.Map;

/**
 * One line of an exposition: what one series is at now.
 *
 * @param metric its name
 * @param labels its labels; together with the name they are what tells one series from another
 * @param value may be infinite or not a number
 */
record Sample(String metric, Map<String, String> labels, double value) {

    Sample {
        labels = Map.copyOf(labels);
    }
}
