package io.github.wingload.simulator;

import java.util.List;

/**
 * A path of an ML API that predicts.
 *
 * @param path of the POST
 * @param workNs how long a thread works on a request that is not in the cache
 */
record ApiRoute(String path, Lognormal workNs, Predictor predictor) {

    /** Published: a median of 65 ms and 95 % below 120 ms; the A/B test takes 3 ms more and the batch three times as long. */
    private static final Lognormal SENTIMENT_NS = Lognormal.ofMedian(65e6, 0.386);

    /** Nothing is published; a small model of this kind takes some milliseconds. */
    private static final Lognormal HEART_NS = new Lognormal(6e6, 0.3);

    private static final List<ApiRoute> TEXT = List.of(
            new ApiRoute("/predict", SENTIMENT_NS, Sentiment::single),
            new ApiRoute("/predict/ab", SENTIMENT_NS.times(68.0 / 65), Sentiment::variant),
            new ApiRoute("/batch", SENTIMENT_NS.times(3), Sentiment::batch));

    private static final List<ApiRoute> HEART = List.of(new ApiRoute("/predict", HEART_NS, HeartDisease::diagnosis));

    static List<ApiRoute> of(Profile profile) {
        return profile == Profile.ML_API_TEXT ? TEXT : HEART;
    }
}
