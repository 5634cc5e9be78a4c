package io.github.wingload.report.check;

import io.github.wingload.check.Layer;

/** What a failing layer is called, and what its failure probably means. */
final class LayerText {

    private LayerText() {}

    /** In a cell of the matrix. */
    static String name(Layer layer) {
        return switch (layer) {
            case CONNECTION -> "connection or TLS";
            case INGRESS -> "ingress";
            case ROUTING -> "routing";
            case POD -> "pod";
            case EGRESS -> "egress";
            case MODEL -> "model server";
            case DEADLINE -> "deadline";
            case CONTENT -> "wrong content";
            case REFUSED -> "refused";
            case RATE_LIMIT -> "rate limit";
            case SLOW -> "slow";
            case SAMPLE -> "bad sample";
            case UNREACHABLE -> "not reachable from here";
            case UNSENT -> "not sent";
            case NONE -> "ok";
        };
    }

    /** The probable cause, and where to look; empty if nothing failed. */
    static String meaning(Layer layer) {
        return switch (layer) {
            case CONNECTION ->
                "No connection could be made or kept. Look at the load balancer, the gateway's pods and the certificate.";
            case INGRESS ->
                "The gateway has no healthy pod to send to. Look at the service's pods, their readiness and the autoscaler.";
            case ROUTING ->
                "The gateway does not know the host name, or the model server does not have the model. Look at the routes (VirtualServices) and at the model's name.";
            case POD ->
                "The proxy in the pod got no answer from the model server. It crashed, is still starting, or closed a kept connection.";
            case EGRESS ->
                "The model server works, but its own calls fail, such as those to MediaWiki. Look at the mesh (VirtualServices, sidecars, transparent proxy). Pods stay ready and health endpoints green meanwhile.";
            case MODEL -> "The model server failed. Look at its log, and at what was deployed last.";
            case DEADLINE ->
                "No answer came in time. If the health endpoint answers, the model server probably waits for another service (egress); if not, it is overloaded.";
            case CONTENT ->
                "The service answers, but not what the case expects. Another version of the model is deployed, or the case is out of date.";
            case REFUSED ->
                "The service refused the request. The case is out of date, or the rules for access changed.";
            case RATE_LIMIT -> "There were too many requests. Wait, and check again.";
            case SLOW ->
                "The answers are good, but late. Calls to other services may time out and be repeated, or pods are cold or busy.";
            case SAMPLE ->
                "The service knows none of the samples. They were deleted, or the service asks the wrong wiki. Check again with --fresh.";
            case UNREACHABLE ->
                "The check did not get to the target, so nothing is known about the service. Look at this machine's DNS, routes, proxy and certificate authorities (--ca-file).";
            case UNSENT -> "The check had no requests left. Raise --max-requests.";
            case NONE -> "";
        };
    }
}
