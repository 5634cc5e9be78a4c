package io.github.wingload.scenario.target;

import io.github.wingload.plan.Header;
import io.github.wingload.plan.HostPort;
import io.github.wingload.plan.Target;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.Template;
import io.github.wingload.plan.Template.Text;
import io.github.wingload.plan.UrlTarget;
import io.github.wingload.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells the target who sends the load.
 *
 * <p>Requests have a User-Agent, {@code wingload/VERSION} if the scenario has none. To a target that is neither loopback nor
 * private it must say whom to contact; where the scenario's own does not, the contact is put behind it in brackets.
 *
 * @param name wingload with its version
 * @param contact who can be reached, if that is known
 */
public record UserAgent(String name, Optional<String> contact) {

    private static final String HEADER = "User-Agent";

    /** The target with a User-Agent; a missing contact is reported. */
    public Target in(Target target, List<Task> tasks, Node node) {
        List<Header> all = Stream.concat(
                        Stream.of(target.headers()), tasks.stream().map(Task::headers))
                .flatMap(List::stream)
                .filter(UserAgent::isOne)
                .toList();
        boolean given = target.headers().stream().anyMatch(UserAgent::isOne);
        boolean nobody = contact.isEmpty() && (!given || !all.stream().allMatch(UserAgent::reaches));
        Optional<String> host = publicHost(target);
        if (host.isPresent() && nobody) {
            node.problem(
                    host.get() + " is a public host, and the User-Agent names nobody to contact",
                    "add contact: me@example.org, or set " + Contact.VARIABLE);
        }
        List<Header> headers = new ArrayList<>(in(target.headers(), host.isPresent()));
        if (!given) {
            headers.add(new Header(HEADER, Template.of(withContact(name)), false));
        }
        return target.withHeaders(headers);
    }

    /** The tasks with a contact in their own User-Agents, where the target needs it. */
    public List<Task> in(List<Task> tasks, Target target) {
        boolean needed = publicHost(target).isPresent();
        return tasks.stream()
                .map(task -> task.withHeaders(in(task.headers(), needed)))
                .toList();
    }

    private List<Header> in(List<Header> headers, boolean needed) {
        return headers.stream()
                .map(header -> needed && isOne(header) && !reaches(header) ? withContact(header) : header)
                .toList();
    }

    private Header withContact(Header header) {
        List<Template.Segment> segments = new ArrayList<>(header.value().segments());
        contact.ifPresent(who -> segments.add(new Text(" (" + who + ")")));
        return new Header(header.name(), new Template(segments), header.secret());
    }

    private String withContact(String product) {
        return contact.map(who -> product + " (" + who + ")").orElse(product);
    }

    private static boolean isOne(Header header) {
        return header.name().equalsIgnoreCase(HEADER);
    }

    private static boolean reaches(Header header) {
        return Contact.isIn(header.value().segments().stream()
                .map(segment -> segment instanceof Text text ? text.text() : " ")
                .collect(Collectors.joining()));
    }

    /** A public host that receives the load: that of the URL or of {@code connect_to}. */
    private static Optional<String> publicHost(Target target) {
        return target instanceof UrlTarget url
                ? Stream.concat(Stream.of(url.url().getHost()), url.connectTo().map(HostPort::host).stream())
                        .filter(Addresses::isPublic)
                        .findFirst()
                : Optional.empty();
    }
}
