package io.github.wingload.simulator;

import java.util.Optional;
import java.util.function.ObjLongConsumer;

/** revertrisk-wikidata behind its ingress: the model server's answers at the times of the service model. */
final class RevertRiskService implements Backend {

    private final EventQueue events;
    private final Optional<ServiceModel> model;
    private final GatewayText gatewayText = new GatewayText();

    RevertRiskService(SimulatorSettings settings, EventQueue events) {
        this.events = events;
        this.model = settings.profile().serviceTimes().map(times -> new ServiceModel(settings, events));
    }

    @Override
    public void serve(HttpRequest request, String from, ObjLongConsumer<HttpAnswer> answered) {
        ModelReply reply = ModelServer.reply(request);
        long nowNs = events.nowNs();
        if (model.isEmpty()) {
            answered.accept(reply.answer(), nowNs);
        } else if (reply.usesModel()) {
            model.get().arrive(nowNs, answer -> answered.accept(text(answer, reply), answer.atNs()));
        } else {
            model.get().pass(nowNs, answer -> answered.accept(text(answer, reply), answer.atNs()));
        }
    }

    private HttpAnswer text(Answer answer, ModelReply reply) {
        return answer.kind() == Answer.Kind.DONE ? reply.answer() : gatewayText.next();
    }
}
