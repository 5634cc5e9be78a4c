package io.github.wingload.observe;

import java.util.Map;

/**
 * One line of an exposition: the current value of one series.
 *
 * @param metric its name
 * @param labels its labels; name and labels identify a series
 * @param value may be infinite or not a number
 */
record Sample(String metric, Map<String, String> labels, double value) {

    Sample {
        labels = Map.copyOf(labels);
    }
}
