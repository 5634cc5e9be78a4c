package io.github.wingload.http;

import io.github.wingload.exchange.HeaderField;
import io.github.wingload.plan.target.HostPort;
import io.github.wingload.plan.target.Proxy;
import io.github.wingload.plan.target.UrlTarget;
import java.util.Optional;

/**
 * How requests reach the target. Resolves no name.
 *
 * @param firstHop where TCP connections go: the target, what {@code connect_to} says, or the proxy
 * @param tunnel the address that the proxy is asked to connect to; empty without a proxy, or with a proxy that forwards requests
 * @param tlsName the name in the handshake and the certificate; empty for plain HTTP
 * @param tunnelAuthorization for the proxy that is asked for a tunnel; a proxy that forwards gets it with each request
 */
record Route(
        HostPort firstHop,
        Optional<HostPort> tunnel,
        Optional<HeaderField> tunnelAuthorization,
        Optional<HostPort> tlsName) {

    static Route to(UrlTarget target) {
        HostPort goal = target.connectTo().orElse(target.origin());
        return new Route(
                target.proxy().map(Proxy::at).orElse(goal),
                target.tunnelled() ? Optional.of(goal) : Optional.empty(),
                target.proxy()
                        .filter(proxy -> target.tunnelled())
                        .flatMap(Proxy::authorization)
                        .map(header ->
                                new HeaderField(header.name(), header.value().constantText())),
                target.secure()
                        ? Optional.of(new HostPort(
                                target.sni().orElse(target.origin().host()),
                                target.origin().port()))
                        : Optional.empty());
    }
}
