import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the links of the built site lead where those of the pages lead on GitHub, and fails if one leads nowhere. {@code mvn site}
 * runs it on {@code target/site}.
 *
 * <p>Maven gives headings other names than GitHub does, so each heading gets GitHub's as well. A link out of the pages, such as
 * to a scenario, leads to the file in the clone that the site was built in.
 */
final class SiteLinks {

    private static final Pattern HEADING = Pattern.compile("<h([1-6])>(.*?)</h\\1>", Pattern.DOTALL);
    private static final Pattern NOT_IN_NAME = Pattern.compile("[^\\p{L}\\p{N}_ -]");
    private static final Pattern LINK = Pattern.compile("href=\"(?!https?:|mailto:)([^\"#]*)(#[^\"]*)?\"");
    private static final Pattern NAME = Pattern.compile("\\b(?:id|name)=\"([^\"]+)\"");

    private SiteLinks() {}

    public static void main(String[] arguments) throws IOException {
        Path site = Path.of(arguments[0]);
        Map<Path, String> pages = new HashMap<>();
        try (Stream<Path> files = Files.list(site)) {
            for (Path page : files.filter(file -> file.toString().endsWith(".html")).toList()) {
                String text = outside(named(Files.readString(page)));
                pages.put(page.normalize(), text);
                Files.writeString(page, text);
            }
        }
        List<String> dead = dead(pages);
        dead.forEach(System.err::println);
        if (!dead.isEmpty()) {
            throw new IllegalStateException(dead.size() + " links of the site lead nowhere");
        }
    }

    /** The page with GitHub's names of its headings. */
    private static String named(String page) {
        return HEADING.matcher(page).replaceAll(heading -> {
            String title = heading.group(2).replaceAll("<[^>]*>|&[a-z]+;", "").toLowerCase(Locale.ROOT);
            String name = NOT_IN_NAME.matcher(title).replaceAll("").replace(' ', '-');
            return Matcher.quoteReplacement("<h" + heading.group(1) + " id=\"" + name + "\">" + heading.group(2) + "</h"
                    + heading.group(1) + ">");
        });
    }

    /** The page with links out of {@code src/site/markdown} as links out of {@code target/site}. */
    private static String outside(String page) {
        // Maven takes each Markdown file for a page of the site.
        return page.replaceAll("href=\"(\\.\\./\\.\\./\\.\\./[^\"#]*)\\.html", "href=\"$1.md")
                .replace("href=\"../../../", "href=\"../../")
                .replace("href=\"../../packaging/", "href=\"../../src/packaging/")
                .replace("href=\"../notebooks/", "href=\"../../src/site/notebooks/");
    }

    private static List<String> dead(Map<Path, String> pages) {
        Map<Path, Set<String>> names = new HashMap<>();
        pages.forEach((page, text) -> {
            Set<String> there = new HashSet<>();
            NAME.matcher(text).results().forEach(name -> there.add(name.group(1)));
            names.put(page, there);
        });
        List<String> dead = new ArrayList<>();
        pages.forEach((page, text) -> LINK.matcher(text).results().forEach(link -> {
            Path to = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
            boolean named = link.group(2) == null
                    || !names.containsKey(to)
                    || names.get(to).contains(link.group(2).substring(1));
            if (!Files.exists(to) || !named) {
                dead.add(page + ": " + link.group());
            }
        }));
        return dead;
    }
}
