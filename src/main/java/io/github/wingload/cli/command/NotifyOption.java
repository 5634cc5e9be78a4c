package io.github.wingload.cli.command;

import io.github.wingload.webhook.Webhook;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The option for a chat that is told the verdict. Its URL is a secret, so no message shows it. */
public final class NotifyOption {

    private static final String VARIABLE = "WINGLOAD_NOTIFY";

    @Option(
            names = "--notify",
            paramLabel = "URL",
            description = "Post the verdict to an incoming webhook of Slack or a chat like it (default: " + VARIABLE
                    + " from the environment, which keeps the URL out of the list of processes).")
    private Optional<String> notify;

    /**
     * Where the verdict is posted.
     *
     * @param environment names the URL where the command line does not
     * @throws UserError if the value is not a URL
     */
    public Optional<Webhook> webhook(Map<String, String> environment) {
        return notify.or(() -> Optional.ofNullable(environment.get(VARIABLE)))
                .filter(text -> !text.isBlank())
                .map(text -> Webhook.address(text)
                        .orElseThrow(() -> new UserError(
                                "--notify: the value is not an http or https URL",
                                "Give the URL of an incoming webhook. Nothing was sent.")))
                .map(Webhook::new);
    }

    /**
     * Posts a message without secrets.
     *
     * @param warn receives the reason if it was not accepted
     */
    public static void post(Webhook webhook, String message, Consumer<String> warn) throws InterruptedException {
        webhook.post(message).ifPresent(trouble -> warn.accept("the message of --notify was not accepted: " + trouble));
    }
}
