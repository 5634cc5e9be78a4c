package io.github.wingload.scenario.target;

import io.github.wingload.plan.target.HostPort;
import io.github.wingload.plan.target.Target;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.scenario.data.TemplateBuilder;
import io.github.wingload.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Adds a User-Agent to requests, so that the target knows who sends the load.
 *
 * <p>It is {@code wingload/VERSION} if the scenario has none. For a public target it must name a contact; a User-Agent without
 * one gets the contact appended in parentheses.
 *
 * @param name wingload with its version
 * @param contact an e-mail address or a URL, if known
 */
public record UserAgent(String name, Optional<String> contact) {

    private static final String HEADER = "User-Agent";

    /** The target with a User-Agent. A missing contact is reported. */
    public Target in(Target target, List<Task> tasks, Node node) {
        List<Header> all = Stream.concat(
                        Stream.of(target.headers()), tasks.stream().map(Task::headers))
                .flatMap(List::stream)
                .filter(header -> header.isNamed(HEADER))
                .toList();
        boolean given = target.headers().stream().anyMatch(header -> header.isNamed(HEADER));
        boolean missing = contact.isEmpty() && (!given || !all.stream().allMatch(UserAgent::hasContact));
        Optional<String> host = publicHost(target);
        if (host.isPresent() && missing) {
            node.problem(
                    host.get() + " is a public host, and the User-Agent does not name a contact",
                    "add contact: me@example.org, or set " + Contact.VARIABLE);
        }
        List<Header> headers = new ArrayList<>(in(target.headers(), host.isPresent()));
        if (!given) {
            headers.add(withContact(new Header(HEADER, Template.of(name), false)));
        }
        return target.withHeaders(headers);
    }

    /** The task, with the contact in its own User-Agent if the target is public. */
    public Task in(Task task, Target target) {
        return task.withHeaders(in(task.headers(), publicHost(target).isPresent()));
    }

    private List<Header> in(List<Header> headers, boolean needed) {
        return headers.stream()
                .map(header -> needed && header.isNamed(HEADER) && !hasContact(header) ? withContact(header) : header)
                .toList();
    }

    private Header withContact(Header header) {
        TemplateBuilder value = new TemplateBuilder().add(header.value());
        contact.ifPresent(who -> value.add(" (" + who + ")"));
        return new Header(header.name(), value.template(), header.secret());
    }

    private static boolean hasContact(Header header) {
        return Contact.isIn(header.value().segments().stream()
                .map(segment -> segment instanceof Text text ? text.text() : " ")
                .collect(Collectors.joining()));
    }

    /** The public host that receives the load, from the URL or {@code connect_to}; empty if both are private. */
    private static Optional<String> publicHost(Target target) {
        return target instanceof UrlTarget url
                ? Stream.concat(Stream.of(url.origin().host()), url.connectTo().map(HostPort::host).stream())
                        .filter(Addresses::isPublic)
                        .findFirst()
                : Optional.empty();
    }
}
