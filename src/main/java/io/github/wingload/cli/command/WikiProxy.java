package io.github.wingload.cli.command;

import io.github.wingload.plan.target.Proxy;
import io.github.wingload.scenario.target.EnvironmentProxy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The proxy in the environment, for requests to the API of a wiki. */
public final class WikiProxy {

    private WikiProxy() {}

    /**
     * The proxy's address, which the client resolves; empty if the environment names none for this API.
     *
     * @throws UserError if the variable is not a proxy, or has a user name, which the client cannot use
     */
    public static Optional<InetSocketAddress> of(Map<String, String> environment, URI api) {
        try {
            return EnvironmentProxy.of(environment, api).map(WikiProxy::address);
        } catch (IllegalArgumentException e) {
            throw new UserError(e, "Nothing was sent.");
        }
    }

    private static InetSocketAddress address(Proxy proxy) {
        if (proxy.authorization().isPresent()) {
            throw new UserError(
                    "the proxy in the environment has a user name, which this command cannot use; "
                            + "unset the variable, or add the wiki to no_proxy",
                    "Nothing was sent.");
        }
        return InetSocketAddress.createUnresolved(proxy.at().host(), proxy.at().port());
    }
}
