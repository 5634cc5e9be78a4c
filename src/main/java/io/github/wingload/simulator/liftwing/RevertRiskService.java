package io.github.wingload.simulator.liftwing;

import io.github.wingload.simulator.http.Backend;
import io.github.wingload.simulator.http.Caller;
import io.github.wingload.simulator.http.HttpAnswer;
import io.github.wingload.simulator.http.HttpRequest;
import io.github.wingload.simulator.queue.EventQueue;
import io.github.wingload.simulator.queue.ServiceModel;
import java.util.Optional;

/** revertrisk-wikidata behind its ingress: answers of the model server, at times from the service model. */
public final class RevertRiskService implements Backend {

    private final EventQueue events;
    private final Egress egress;
    private final Optional<ServiceModel> model;
    private final GatewayText gatewayText = new GatewayText();

    /** @param model empty to answer at once */
    public RevertRiskService(Optional<ServiceModel> model, Egress egress, EventQueue events) {
        this.events = events;
        this.egress = egress;
        this.model = model;
    }

    @Override
    public void serve(HttpRequest request, Caller caller) {
        ModelReply reply = RevertRisk.reply(request, egress.works());
        long nowNs = events.nowNs();
        if (model.isEmpty()) {
            caller.answer(reply.answer(), nowNs);
            return;
        }
        switch (reply.work()) {
            case NONE -> model.get().pass(nowNs, answer -> caller.answer(text(answer, reply), answer.atNs()));
            case PREDICTION -> model.get().arrive(nowNs, answer -> caller.answer(text(answer, reply), answer.atNs()));
            case EGRESS_TIMEOUT -> events.at(nowNs + Egress.TIMEOUT_NS, atNs -> caller.answer(reply.answer(), atNs));
        }
    }

    private HttpAnswer text(ServiceModel.Answer answer, ModelReply reply) {
        return answer.done() ? reply.answer() : gatewayText.next();
    }

    /**
     * Bodies of 502s, as the proxy beside a pod reports a broken connection. Three of four are an end of file; every fourth is a
     * reset with a port that varies, so that reports have messages to group.
     */
    private static final class GatewayText {

        private static final int FIRST_PORT = 32_768;
        private static final int PORTS = 28_232;

        private int count;

        HttpAnswer next() {
            count++;
            return HttpAnswer.plainError(502, count % 4 == 0 ? reset(FIRST_PORT + count * 7919 % PORTS) : "EOF");
        }

        private static String reset(int port) {
            return "read tcp 127.0.0.1:" + port + "->127.0.0.1:8080: read: connection reset by peer";
        }
    }
}
