package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A target echoes every secret in every form; none is in any output of any command. */
@Timeout(300)
class SecretEchoesIT {

    /** Where a secret comes from, and the secret. */
    private static final Map<String, String> SECRETS = Map.of(
            "HEADER", "hdR-Ab12+Cd34/Ef56=",
            "COOKIE", "ckV-Gh78.Ij90~Kl",
            "PATH", "ptH-Mn12_Op34-Qr",
            "BODY", "bdY-St56%Uv78&Wx",
            "COLUMN", "smP-Yz90!Ab12$Cd",
            "SAID", "sAd-Ef34*Gh56(Ij",
            "EXTRACTED", "xTr-Kl78/Mn90+Op");

    private static final List<UnaryOperator<String>> FORMS = List.of(
            value -> value,
            value -> value.toUpperCase(Locale.ROOT),
            value -> URLEncoder.encode(value, StandardCharsets.UTF_8),
            value -> value.replace("/", "\\/").replace("+", "\\u002b").replace("-", "\\u002d"),
            value -> value.replace("&", "&amp;").replace("-", "&#45;").replace("+", "&#x2B;"),
            value -> Base64.getEncoder().encodeToString(("u:" + value).getBytes(StandardCharsets.UTF_8)),
            value -> HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8)),
            value -> value.substring(0, 9) + "...",
            value -> "..." + value.substring(value.length() - 9));

    @TempDir
    private Path directory;

    private final Map<String, String> environment = new LinkedHashMap<>();

    @Test
    void noOutputOfAnyCommandHasASecret() throws Exception {
        SECRETS.forEach((name, value) -> environment.put("T_" + name, value));
        Map<String, Script> answers = new LinkedHashMap<>();
        StringBuilder tasks = new StringBuilder();
        for (int form = 0; form < FORMS.size(); form++) {
            UnaryOperator<String> echo = FORMS.get(form);
            for (Map.Entry<String, String> secret : SECRETS.entrySet()) {
                String path = "/f" + form + secret.getKey();
                String seen = echo.apply(secret.getValue());
                answers.put(
                        path,
                        Script.answer(403, "no: " + seen + " is wrong", "X-Seen: " + seen, "Set-Cookie: s=" + seen));
                // The token of a login is known after it.
                if (!secret.getKey().equals("EXTRACTED")) {
                    tasks.append("  - {post: '")
                            .append(path)
                            .append("?p=${T_PATH}', body: 'b=${T_BODY}&c={{said}}'}\n");
                }
            }
        }
        String session = "{\"session\": \"" + SECRETS.get("EXTRACTED") + "\"}";
        answers.put("/login", Script.answer(200, session));
        answers.put("/renamed", Script.answer(200, session.replace("session", "jwt")));
        StringBuilder flows = new StringBuilder();
        for (int form = 0; form < FORMS.size(); form++) {
            flows.append(flow("/login", "/f" + form + "EXTRACTED"));
        }
        flows.append(flow("/renamed", "/login"));
        Files.writeString(
                directory.resolve("rows.csv"),
                "id,api_token,said\n1," + SECRETS.get("COLUMN") + "," + SECRETS.get("SAID") + "\n");
        try (ScriptedServer server = ScriptedServer.start(Script.byPath(answers))) {
            write("tested.yaml", server.url() + "", "2", tasks + "" + flows, "");
            write("login.yaml", server.url() + "", "2", flow("/login", "/login"), "");
            write("renamed.yaml", server.url() + "", "2", flow("/renamed", "/login"), "");
            write(
                    "wrong.yaml",
                    server.url() + "",
                    "2",
                    tasks.toString(),
                    "deadline: \"${T_HEADER}\"\nseed: \"${T_BODY}\"\n");
            assertThat(exitCodes(
                            "validate tested.yaml",
                            "validate wrong.yaml",
                            "run tested.yaml --dry-run",
                            "try -v tested.yaml"))
                    .containsExactly(0, 2, 0, 1);
            assertThat(server.received())
                    .allSatisfy(request -> assertThat(request.head())
                            .contains(
                                    SECRETS.get("HEADER"),
                                    SECRETS.get("COOKIE"),
                                    SECRETS.get("COLUMN"),
                                    SECRETS.get("PATH")));
            assertThat(exitCodes(
                            "try -v login.yaml",
                            "try -v renamed.yaml",
                            "run -v tested.yaml --csv copies/load --results results",
                            "run tested.yaml --repeat 2 --results results"))
                    .startsWith(0, 1)
                    .doesNotContain(ExitCode.BUG.code());
        }
        List<Path> runs;
        try (Stream<Path> directories = Files.list(directory.resolve("results/tested"))) {
            runs = directories.sorted().toList();
        }
        Files.writeString(directory.resolve("page.md"), "# Results\n");
        String results = directory.resolve("results").toString();
        for (String format : List.of("markdown", "remarkup", "console", "json")) {
            assertThat(here("report", runs.get(0).toString(), "--format", format))
                    .isZero();
            here("diff", "latest~1", "latest", "--force", "--format", format, "--results", results);
        }
        here("trend", directory.resolve("results/tested").toString());
        here("publish", directory.resolve("page.md").toString(), "latest", "--append", "--results", results);

        assertThat(leaks()).isEmpty();
        assertThat(Files.readString(runs.get(0).resolve("report.md"))).contains("[redacted]");
    }

    /** A login whose token a later step sends, in a header and elsewhere. */
    private static String flow(String login, String path) {
        return "  - steps:\n      - {post: " + login + ", body: b, extract: {ticket: /session}}\n      - {post: '"
                + path
                + "?t={{ticket}}', headers: {X-Session-Token: '{{ticket}}'}, body: 't={{ticket}}',"
                + " expect: {contains: '{{ticket}}'}}\n";
    }

    private void write(String file, String url, String users, String tasks, String more) throws IOException {
        Files.writeString(directory.resolve(file), """
                name: tested
                target:
                  url: '%s'
                  headers:
                    Authorization: 'Bearer ${T_HEADER}'
                    Cookie: 'theme=dark; session=${T_COOKIE}'
                    X-Row: 'Key {{api_token}}'
                load: {users: %s, spawn_rate: 100, requests: 600}
                samples: {file: rows.csv, secret: [said]}
                probe: false
                %stasks:
                %s""".formatted(url, users, more, tasks));
    }

    /** A command that needs no environment. */
    private int here(String... arguments) throws IOException {
        CommandContext wingload = new CommandContext();
        int exitCode = wingload.execute(arguments);
        Files.writeString(Files.createTempFile(directory, "printed", ".txt"), wingload.out() + wingload.err());
        assertThat(exitCode).as(wingload.err()).isNotIn(2, 4);
        return exitCode;
    }

    /** Executes commands, whose files are in the directory, as are those with what they print. */
    private List<Integer> exitCodes(String... commands) throws Exception {
        List<Integer> exitCodes = new ArrayList<>();
        for (String command : commands) {
            String[] words = command.replaceAll("\\S+\\.yaml|copies/load|results$", directory + "/$0")
                    .split(" ");
            exitCodes.add(CommandSession.execute(directory, environment, words).exitCode());
        }
        return exitCodes;
    }

    /** Files with a secret, or with eight characters from the beginning or the end of one; outputs are among them. */
    private List<String> leaks() throws IOException {
        List<String> leaks = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.getFileName().toString().equals("rows.csv")) {
                    continue;
                }
                String text =
                        Files.readString(file, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                for (String secret : SECRETS.values()) {
                    for (UnaryOperator<String> form : FORMS) {
                        String seen =
                                form.apply(secret).toLowerCase(Locale.ROOT).replace("...", "");
                        for (String part : List.of(seen, seen.substring(0, 9), seen.substring(seen.length() - 9))) {
                            if (text.contains(part)) {
                                leaks.add(file.getFileName() + ": " + part);
                            }
                        }
                    }
                }
            }
        }
        return leaks;
    }
}
