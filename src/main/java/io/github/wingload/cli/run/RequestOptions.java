package io.github.wingload.cli.run;

import io.github.wingload.cli.command.UserError;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.starter.RequestLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Options for a request to a URL, for commands that need no scenario file. */
final class RequestOptions {

    private static final Pattern URL = Pattern.compile("(?i)https?://.*", Pattern.DOTALL);

    /** A duration, as wrk takes with -d; no request body looks like this. */
    private static final Pattern TIME = Pattern.compile("[0-9]+(ms|s|m|h)");

    @Option(
            names = {"-X", "--method"},
            paramLabel = "METHOD",
            description = "With a URL: the method (default: GET, or POST with --data).")
    Optional<String> method = Optional.empty();

    @Option(
            names = {"-d", "--data"},
            paramLabel = "TEXT|@FILE",
            description =
                    "With a URL: the body of the request. JSON is sent as application/json. @FILE sends the content of a file.")
    Optional<String> data = Optional.empty();

    @Option(
            names = "--header",
            paramLabel = "NAME:VALUE",
            description =
                    "With a URL: a header of the request. May be given several times. The value of a secret header is not"
                            + " written to any file.")
    List<String> headers = new ArrayList<>();

    @Option(
            names = "--expect",
            paramLabel = "STATUS",
            split = ",",
            description = "With a URL: the status that counts as ok, such as 200, 2xx or 200,404 (default: 2xx).")
    List<String> statuses = new ArrayList<>();

    /** True if a command's parameter is a URL and not the name of a file. */
    static boolean isUrl(String parameter) {
        return URL.matcher(parameter).matches();
    }

    /** The request to a URL. */
    RequestLine line(String url, Overrides settings) {
        if (settings.value(Overrides.Option.URL).isPresent()) {
            throw new UserError(
                    "there are two URLs: " + url + " and that of --url",
                    "Give one of them. -H is short for --host, as in Locust; for a header write --header.");
        }
        if (data.filter(text -> TIME.matcher(text).matches()).isPresent()) {
            throw new UserError(
                    "-d " + data.get() + " would send these characters as the body",
                    "-d is the data of the request, as in curl. For the run time write -t " + data.get() + ".");
        }
        return new RequestLine(url, method, data, headers, statuses, settings);
    }

    /**
     * Refuses the options beside a scenario file.
     *
     * @throws UserError if one was given
     */
    void refuse() {
        if (method.isPresent() || data.isPresent() || !headers.isEmpty() || !statuses.isEmpty()) {
            throw new UserError(
                    "--method, --data, --header and --expect belong to a request to a URL",
                    "A scenario file has its own requests: change them there, or give a URL instead of the file.");
        }
    }
}
