package io.github.wingload.starter;

import io.github.wingload.starter.CurlOption.Treatment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The options of curl that are known, by their long names and their letters. */
final class CurlOptions {

    private static final String NOT_REPEATED = "one call is one request: nothing is sent again";
    private static final String NO_MULTIPART = "write the task by hand, with body and content_type";
    private static final String HTTP_1 = "requests are sent over HTTP/1.1";
    private static final String NO_TLS_CHOICE = "the JVM chooses TLS versions and ciphers";
    private static final String ONLY_BASIC = "use a scheme that needs one header, such as Basic or Bearer";

    /** Long name, letter or -, whether it takes a value, treatment, words; a blank line between kinds. */
    private static final String TABLE = """
            request X value used
            header H value used
            data d value used
            data-ascii - value used
            data-raw - value used
            data-binary - value used
            data-urlencode - value used
            json - value used
            url-query - value used
            get G - used
            head I - used
            globoff g - used
            url - value used
            user u value used
            oauth2-bearer - value used
            basic - - ignored
            user-agent A value used
            referer e value used
            cookie b value used
            insecure k - used
            cacert - value used
            cert E value used
            key - value used
            connect-to - value used
            resolve - value used
            proxy x value used
            max-time m value used

            silent s - ignored
            show-error S - ignored
            verbose v - ignored
            include i - ignored
            show-headers - - ignored
            output o value ignored
            remote-name O - ignored
            remote-header-name J - ignored
            output-dir - value ignored
            create-dirs - - ignored
            write-out w value ignored
            dump-header D value ignored
            stderr - value ignored
            trace - value ignored
            trace-ascii - value ignored
            trace-time - - ignored
            progress-bar # - ignored
            no-progress-meter - - ignored
            no-buffer N - ignored
            fail f - ignored
            fail-with-body - - ignored
            fail-early - - ignored
            disable q - ignored
            http1.1 - - ignored
            path-as-is - - ignored
            tcp-nodelay - - ignored
            keepalive-time - value ignored
            cert-type - value ignored
            key-type - value ignored
            styled-output - - ignored
            no-styled-output - - ignored
            """;

    private static final Map<String, CurlOption> BY_NAME = new HashMap<>();
    private static final Map<Character, CurlOption> BY_LETTER = new HashMap<>();

    static {
        TABLE.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] cells = line.split(" ");
            add(cells[0], cells[1].charAt(0), cells[2].equals("value"), treatment(cells[3]), "");
        });
        noted("location", 'L', false, "redirects are not followed: a 3xx answer is a failure");
        noted("location-trusted", '-', false, "redirects are not followed: a 3xx answer is a failure");
        noted("max-redirs", '-', true, "redirects are not followed");
        noted("compressed", '-', false, "answers are asked for without compression");
        noted(
                "connect-timeout",
                '-',
                true,
                "the deadline covers connecting too, and there is no limit of its own for it");
        noted("cookie-jar", 'c', true, "no cookies are kept from one call to the next");
        noted("junk-session-cookies", 'j', false, "no cookies are kept from one call to the next");
        noted("retry", '-', true, NOT_REPEATED);
        noted("retry-delay", '-', true, NOT_REPEATED);
        noted("retry-max-time", '-', true, NOT_REPEATED);
        noted("retry-all-errors", '-', false, NOT_REPEATED);
        noted("retry-connrefused", '-', false, NOT_REPEATED);
        noted("http2", '-', false, HTTP_1);
        noted("http3", '-', false, HTTP_1);
        noted("http1.0", '0', false, HTTP_1);
        noted("tlsv1.2", '-', false, NO_TLS_CHOICE);
        noted("tlsv1.3", '-', false, NO_TLS_CHOICE);
        noted("tls-max", '-', true, NO_TLS_CHOICE);
        noted("ciphers", '-', true, NO_TLS_CHOICE);
        noted("ipv4", '4', false, "the system chooses between IPv4 and IPv6");
        noted("ipv6", '6', false, "the system chooses between IPv4 and IPv6");
        noted("noproxy", '-', true, "which proxy is used is up to no_proxy of the environment");
        noted("limit-rate", '-', true, "answers are read as fast as they come");
        noted("parallel", 'Z', false, "how much is sent at once is up to load");
        refused("form", 'F', true, NO_MULTIPART);
        refused("form-string", '-', true, NO_MULTIPART);
        refused("upload-file", 'T', true, "use -X PUT and --data-binary @FILE");
        refused("config", 'K', true, "write its options out in the command");
        refused("next", ':', false, "give one command at a time, and add the second task by hand");
        refused("digest", '-', false, ONLY_BASIC);
        refused("ntlm", '-', false, ONLY_BASIC);
        refused("negotiate", '-', false, ONLY_BASIC);
        refused("anyauth", '-', false, ONLY_BASIC);
        refused("aws-sigv4", '-', true, ONLY_BASIC);
        refused("netrc", 'n', false, "use -u, or an Authorization header");
        refused("netrc-file", '-', true, "use -u, or an Authorization header");
        refused("pass", '-', true, "decrypt the key: openssl pkcs8 -topk8 -nocrypt");
        refused("capath", '-', true, "put the authorities into one PEM file, and use --cacert");
        refused("unix-socket", '-', true, "only TCP is spoken: let the service listen on a port");
        refused("http2-prior-knowledge", '-', false, "only HTTP/1.1 is spoken: find a port that takes it");
        refused("http3-only", '-', false, "only HTTP/1.1 is spoken: find a port that takes it");
        refused("proxy-user", 'U', true, "use a proxy that needs no user");
        refused("preproxy", '-', true, "use one HTTP proxy, with -x");
        for (String socks : new String[] {"socks4", "socks4a", "socks5", "socks5-hostname"}) {
            refused(socks, '-', true, "use an HTTP proxy, with -x");
        }
    }

    private CurlOptions() {}

    /** The option of this long name, such as {@code data-raw}. */
    static Optional<CurlOption> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The option of this letter. */
    static Optional<CurlOption> lettered(char letter) {
        return Optional.ofNullable(BY_LETTER.get(letter));
    }

    private static Treatment treatment(String word) {
        return word.equals("used") ? Treatment.USED : Treatment.IGNORED;
    }

    private static void noted(String name, char letter, boolean takesValue, String note) {
        add(name, letter, takesValue, Treatment.NOTED, note);
    }

    private static void refused(String name, char letter, boolean takesValue, String remedy) {
        add(name, letter, takesValue, Treatment.REFUSED, remedy);
    }

    private static void add(String name, char letter, boolean takesValue, Treatment treatment, String words) {
        CurlOption option = new CurlOption(name, takesValue, treatment, words);
        BY_NAME.put(name, option);
        if (letter != '-') {
            BY_LETTER.put(letter, option);
        }
    }
}
