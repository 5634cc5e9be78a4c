package io.github.wingload.simulator.liftwing;

import io.github.wingload.simulator.http.Backend;
import io.github.wingload.simulator.http.Caller;
import io.github.wingload.simulator.http.HttpAnswer;
import io.github.wingload.simulator.http.HttpRequest;
import io.github.wingload.simulator.http.Json;
import io.github.wingload.simulator.queue.EventQueue;
import io.github.wingload.simulator.queue.Lognormal;
import io.github.wingload.simulator.queue.RandomStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * All model servers of LiftWing behind one address; the Host header is ignored. There are no pods and no queues, so requests do
 * not delay each other. Invalid requests are answered at once.
 */
public final class LiftWing implements Backend {

    /** The path at which article descriptions are also served by GET. */
    private static final String ARTICLE = "/article";

    private static final String ARTICLE_MODEL = "article-descriptions";
    private static final double LEGACY_SCORES_MS = 400;
    private static final double VARIATION = 0.25;

    private final EventQueue events;
    private final KServeRoutes routes;
    private final Map<String, LiftWingModel> modelsByPath;
    private final LiftWingModel articleModel;
    private final double timeScale;
    private final Egress egress;
    private final Random times;

    public LiftWing(double timeScale, Egress egress, long seed, EventQueue events) {
        List<LiftWingModel> models = LiftWingModel.all();
        this.events = events;
        this.routes = new KServeRoutes(models.stream().map(LiftWingModel::name).toList());
        this.modelsByPath = models.stream().collect(Collectors.toMap(LiftWingModel::path, Function.identity()));
        this.articleModel = models.stream()
                .filter(model -> model.name().equals(ARTICLE_MODEL))
                .findFirst()
                .orElseThrow();
        this.timeScale = timeScale;
        this.egress = egress;
        this.times = RandomStream.DEMAND.of(seed);
    }

    @Override
    public void serve(HttpRequest request, Caller caller) {
        ObjLongConsumer<HttpAnswer> answered = caller::answer;
        LiftWingModel model = modelsByPath.get(request.path());
        if (model != null && request.isPost()) {
            boolean works = egress.works();
            answer(KServe.reply(request, input -> model.reply(input, works)), model.medianMs(), answered);
        } else if (request.path().equals(ARTICLE) && request.isGet()) {
            answer(articleModel.reply(articleInput(request), egress.works()), articleModel.medianMs(), answered);
        } else if (LegacyScores.serves(request)) {
            answer(LegacyScores.reply(request), LEGACY_SCORES_MS, answered);
        } else {
            answered.accept(routes.answer(request), events.nowNs());
        }
    }

    private void answer(ModelReply reply, double medianMs, ObjLongConsumer<HttpAnswer> answered) {
        switch (reply.work()) {
            case NONE -> answered.accept(reply.answer(), events.nowNs());
            case PREDICTION ->
                later(reply, Lognormal.ofMedian(medianMs * 1e6, VARIATION).draw(times), answered);
            case EGRESS_TIMEOUT -> later(reply, Egress.TIMEOUT_NS, answered);
        }
    }

    private void later(ModelReply reply, double timeNs, ObjLongConsumer<HttpAnswer> answered) {
        events.at(events.nowNs() + Math.round(timeNs * timeScale), atNs -> answered.accept(reply.answer(), atNs));
    }

    /** Converts a query to the equivalent JSON object. */
    private static ObjectNode articleInput(HttpRequest request) {
        ObjectNode input = Json.newObject();
        request.query().forEach((name, value) -> {
            if (value.matches("[0-9]{1,9}") && !name.equals("title")) {
                input.put(name, Integer.parseInt(value));
            } else {
                input.put(name, value);
            }
        });
        return input;
    }
}
