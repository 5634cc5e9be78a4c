package io.github.wingload.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Figures of three runs of the same thing, of which the middle one counts: one disturbance does not fail a test. */
record MedianOfThree(Map<String, Double> figures) {

    private static final int RUNS = 3;

    static MedianOfThree of(Callable<Map<String, Double>> run) throws Exception {
        Map<String, List<Double>> all = new TreeMap<>();
        for (int i = 0; i < RUNS; i++) {
            run.call()
                    .forEach((name, figure) ->
                            all.computeIfAbsent(name, none -> new ArrayList<>()).add(figure));
        }
        Map<String, Double> medians = new TreeMap<>();
        all.forEach((name, figures) ->
                medians.put(name, figures.stream().sorted().toList().get(RUNS / 2)));
        return new MedianOfThree(medians);
    }

    double get(String name) {
        return figures.get(name);
    }
}
