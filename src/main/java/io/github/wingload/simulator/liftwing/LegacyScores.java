package io.github.wingload.simulator.liftwing;

import static io.github.wingload.simulator.liftwing.KServe.detail;

import io.github.wingload.simulator.http.AnswerTemplate;
import io.github.wingload.simulator.http.HttpAnswer;
import io.github.wingload.simulator.http.HttpRequest;
import io.github.wingload.simulator.http.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * ores-legacy, which answers old clients by asking the models of LiftWing: {@code GET /v3/scores/WIKI} with {@code models} and
 * {@code revids}, each a list separated by vertical bars. Pure.
 */
final class LegacyScores {

    private static final String PATH = "/v3/scores/";
    private static final List<String> MODELS = List.of(
            "articlequality", "articletopic", "damaging", "draftquality", "drafttopic", "goodfaith", "reverted");
    private static final int MOST_REVISIONS = 20;

    private LegacyScores() {}

    static boolean serves(HttpRequest request) {
        String path = request.path();
        return request.isGet() && path.startsWith(PATH) && path.indexOf('/', PATH.length()) < 0;
    }

    static ModelReply reply(HttpRequest request) {
        String wiki = request.path().substring(PATH.length());
        Map<String, String> query = request.query();
        List<String> models = list(query.getOrDefault("models", ""));
        List<String> revisions = list(query.getOrDefault("revids", ""));
        Optional<HttpAnswer> refusal = refusal(wiki, models, revisions);
        return refusal.map(ModelReply::atOnce)
                .orElseGet(
                        () -> ModelReply.predicted(HttpAnswer.json(200, Json.bytes(scores(wiki, models, revisions)))));
    }

    private static Optional<HttpAnswer> refusal(String wiki, List<String> models, List<String> revisions) {
        if (!wiki.matches("[a-z_]+wiki")) {
            return Optional.of(detail(404, "No scorers available for " + wiki));
        }
        Optional<String> unknown =
                models.stream().filter(model -> !MODELS.contains(model)).findFirst();
        if (unknown.isPresent()) {
            return Optional.of(detail(404, "Models " + unknown.get() + " not available for " + wiki));
        }
        if (models.isEmpty() || revisions.isEmpty()) {
            return Optional.of(detail(400, "Both models and revids are needed."));
        }
        if (revisions.size() > MOST_REVISIONS) {
            return Optional.of(detail(400, "Too many revids: " + revisions.size() + ", at most " + MOST_REVISIONS));
        }
        return revisions.stream().allMatch(revision -> revision.matches("[1-9][0-9]{0,17}"))
                ? Optional.empty()
                : Optional.of(detail(400, "revids have to be positive integers."));
    }

    private static ObjectNode scores(String wiki, List<String> models, List<String> revisions) {
        ObjectNode answer = Json.newObject();
        ObjectNode ofWiki = answer.putObject(wiki);
        ObjectNode versions = ofWiki.putObject("models");
        models.forEach(model -> versions.putObject(model).put("version", "0.5.1"));
        ObjectNode scores = ofWiki.putObject("scores");
        for (String revision : revisions) {
            ObjectNode ofRevision = scores.putObject(revision);
            models.forEach(model -> ofRevision.putObject(model).set("score", score(wiki, model, revision)));
        }
        return answer;
    }

    private static ObjectNode score(String wiki, String model, String revision) {
        double probability =
                AnswerTemplate.probability(Json.newObject().put("of", wiki + " " + model + " " + revision));
        ObjectNode score = Json.newObject();
        score.put("prediction", probability > 0.5);
        score.putObject("probability").put("false", 1 - probability).put("true", probability);
        return score;
    }

    private static List<String> list(String bars) {
        return bars.isEmpty() ? List.of() : Arrays.asList(bars.split("\\|"));
    }
}
