package io.github.wingload.cli.check;

import io.github.wingload.check.run.CheckTarget;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.cli.command.Version;
import io.github.wingload.plan.target.HostPort;
import io.github.wingload.plan.target.Proxy;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.scenario.target.Addresses;
import io.github.wingload.scenario.target.Contact;
import io.github.wingload.scenario.target.EnvironmentProxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A target of the command line: {@code NAME=URL}, or a URL whose host is the name.
 *
 * @param name in results
 * @param url with a base path, if there is one
 */
record TargetArgument(String name, URI url) {

    /**
     * Reads an argument.
     *
     * @throws UserError if it is not a target
     */
    static TargetArgument of(String text) {
        int equals = text.indexOf('=');
        boolean named = equals > 0 && !text.substring(0, equals).contains(":");
        String address = named ? text.substring(equals + 1) : text;
        URI url = url(address)
                .orElseThrow(() -> new UserError(
                        "--target " + text + " is not NAME=URL",
                        "Write it like codfw=https://inference.example.org:30443."));
        return new TargetArgument(
                named ? text.substring(0, equals) : HostPort.of(url).host(), url);
    }

    private static Optional<URI> url(String address) {
        try {
            return Optional.of(new URI(address))
                    .filter(url ->
                            "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()))
                    .filter(url -> url.getHost() != null && url.getUserInfo() == null)
                    .filter(url -> url.getRawQuery() == null && url.getRawFragment() == null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * The targets in the order of the check.
     *
     * @param order names of targets; if empty, all in the order of the command line
     * @throws UserError if a name is given twice or not at all
     */
    static List<TargetArgument> ordered(List<String> arguments, List<String> order) {
        List<TargetArgument> targets =
                arguments.stream().map(TargetArgument::of).toList();
        Set<String> names = new LinkedHashSet<>();
        for (TargetArgument target : targets) {
            if (!names.add(target.name())) {
                throw new UserError("two targets are called " + target.name(), "Give each its name: codfw=https://….");
            }
        }
        if (order.isEmpty()) {
            return targets;
        }
        if (!names.equals(Set.copyOf(order)) || order.size() != names.size()) {
            throw new UserError(
                    "--order " + String.join(",", order) + " does not name each target once",
                    "The targets are " + String.join(",", names) + ".");
        }
        return order.stream()
                .flatMap(name -> targets.stream().filter(target -> target.name().equals(name)))
                .toList();
    }

    /**
     * The target as it is asked.
     *
     * @param contact for the User-Agent; a public host demands it
     * @throws UserError if the proxy in the environment is not one, or if the contact is missing
     */
    CheckTarget prepared(
            Optional<Path> caFile, boolean insecure, Map<String, String> environment, Optional<String> contact) {
        if (contact.isEmpty() && Addresses.isPublic(HostPort.of(url).host())) {
            throw new UserError(
                    url.getHost() + " is a public host, and no contact is known for the User-Agent",
                    "Set " + Contact.VARIABLE + " to an e-mail address or a URL.");
        }
        Optional<Proxy> proxy;
        try {
            proxy = EnvironmentProxy.of(environment, url);
        } catch (IllegalArgumentException e) {
            throw new UserError(e, "Nothing was sent.");
        }
        UrlTarget at = new UrlTarget(
                url,
                Optional.empty(),
                Optional.empty(),
                caFile,
                insecure,
                List.of(),
                Optional.empty(),
                proxy,
                Optional.empty());
        return new CheckTarget(name, at, Version.userAgent(contact));
    }
}
