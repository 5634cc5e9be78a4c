package io.github.wingload.simulator.liftwing;

import static io.github.wingload.simulator.liftwing.KServe.detail;
import static io.github.wingload.simulator.liftwing.KServe.error;

import io.github.wingload.simulator.http.HttpAnswer;
import io.github.wingload.simulator.http.HttpRequest;
import io.github.wingload.simulator.http.Json;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/**
 * The model server of revertrisk-wikidata: a revision id in, the probability that the revision will be reverted out.
 *
 * <p>The probability is computed from the id, so an id always has the same answer. Revisions with ids above
 * {@value #LAST_REVISION} do not exist; the answer is a 500, as in the original, without any work of a pod. Pure.
 */
final class RevertRisk {

    private static final String MODEL = "revertrisk-wikidata";
    private static final KServeRoutes ROUTES = new KServeRoutes(List.of(MODEL));

    static final long LAST_REVISION = 9_000_000_000L;

    private RevertRisk() {}

    /**
     * The reply to any request to the model server.
     *
     * @param egress whether the model server reaches MediaWiki
     */
    static ModelReply reply(HttpRequest request, boolean egress) {
        return ROUTES.model(request).isPresent()
                ? KServe.reply(request, input -> forRevision(input.path("rev_id"), egress))
                : ModelReply.atOnce(ROUTES.answer(request));
    }

    private static ModelReply forRevision(JsonNode revId, boolean egress) {
        // The original checks for an integer, and True is an integer in Python.
        boolean integer = revId.isIntegralNumber() || revId.isBoolean() && revId.booleanValue();
        BigInteger number = revId.isIntegralNumber() ? revId.bigIntegerValue() : BigInteger.ONE;
        if (!integer || number.signum() <= 0) {
            return ModelReply.atOnce(detail(
                    400, "Invalid rev_id: " + Json.pythonText(revId) + ". The rev_id must be a positive integer."));
        }
        if (!egress) {
            return ModelReply.withoutEgress(notFetched(number, "Connection timeout to host"));
        }
        if (number.compareTo(BigInteger.valueOf(LAST_REVISION)) > 0) {
            return ModelReply.atOnce(notFetched(number, "'pages'"));
        }
        return ModelReply.predicted(prediction(number.longValue()));
    }

    private static HttpAnswer notFetched(BigInteger revId, String reason) {
        return error(
                500,
                "Error in preprocess for rev_id " + revId
                        + ". Reason: Failed to fetch revision content in _get_revision_content for rev_id " + revId
                        + ". Reason: " + reason);
    }

    private static HttpAnswer prediction(long revId) {
        // Cubed, because most edits are good.
        double uniform = new SplittableRandom(revId).nextDouble();
        double reverted = 0.01 + 0.98 * uniform * uniform * uniform;
        return HttpAnswer.json(
                200,
                "{\"model_name\":\"" + MODEL + "\",\"model_version\":\"2\",\"revision_id\":" + revId
                        + ",\"output\":{\"prediction\":" + (reverted > 0.5)
                        + ",\"probabilities\":{\"true\":" + reverted + ",\"false\":" + (1 - reverted) + "}}}");
    }
}
