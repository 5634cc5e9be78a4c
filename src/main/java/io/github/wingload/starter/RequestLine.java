package io.github.wingload.starter;

import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.Overrides.Option;
import io.github.wingload.starter.CurlLine.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A request and its load, as typed on the command line of wingload. As in a scenario, {@code ${NAME}} is a variable of the
 * environment.
 *
 * @param url of the request, with its query
 * @param method in any case; if empty, GET, or POST with data
 * @param data the body, or {@code @} and the name of a file that holds it
 * @param headers each {@code NAME: VALUE}
 * @param statuses that count as ok: {@code 200}, {@code 2xx}, {@code 200-299}; if empty, any 2xx
 * @param settings the options that override a scenario file
 */
public record RequestLine(
        String url,
        Optional<String> method,
        Optional<String> data,
        List<String> headers,
        List<String> statuses,
        Overrides settings) {

    public RequestLine {
        headers = List.copyOf(headers);
        statuses = List.copyOf(statuses);
    }

    /** What is not in the scenario that is made from this line, and still overrides it. */
    public Overrides furtherSettings() {
        return settings.without(LineSettings.WRITTEN);
    }

    /** The request in the words of curl. */
    List<Given> given() {
        List<Given> given = new ArrayList<>();
        given.add(new Given("url", url));
        given.add(new Given("globoff", ""));
        method.ifPresent(word -> given.add(new Given("request", word)));
        data.ifPresent(text -> given.add(new Given("data-binary", text)));
        headers.forEach(header -> given.add(new Given("header", header)));
        settings.value(Option.HOST_HEADER).ifPresent(name -> given.add(new Given("header", "Host: " + name)));
        settings.value(Option.SNI).ifPresent(name -> given.add(new Given("sni", name)));
        settings.value(Option.CA_FILE).ifPresent(file -> given.add(new Given("cacert", file)));
        settings.value(Option.INSECURE).filter("true"::equals).ifPresent(yes -> given.add(new Given("insecure", "")));
        return given;
    }

    /**
     * The part of the line that a value of the scenario is made from.
     *
     * @param path of the value, such as {@code load.users}
     * @return an option such as {@code --users}, or {@code URL}
     */
    public static String part(String path) {
        if (path.startsWith("tasks[0].expect")) {
            return "--expect";
        }
        if (path.startsWith("target.headers") || path.startsWith("tasks[0].headers")) {
            return "--header";
        }
        if (path.matches("tasks\\[0]\\.(json|body|body_file|content_type)\\b.*")) {
            return "--data";
        }
        return Arrays.stream(Option.values())
                .filter(option -> option != Option.URL && option != Option.ONLY_THRESHOLD)
                .filter(option -> !option.path().isEmpty() && path.matches(option.path() + "([.\\[].*)?"))
                .map(Option::optionName)
                .findFirst()
                .orElse("URL");
    }
}
