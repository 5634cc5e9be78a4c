package io.github.wingload.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The audit page. Each audit writes one section of it. */
public final class AuditPage {

    private static final Path FILE = Path.of("src/site/markdown/audit.md");
    private static final String SECTION = "## ";

    private AuditPage() {}

    /**
     * Replaces a section, or adds it at the end.
     *
     * @param title of the section
     * @param lines below the title, in Markdown
     */
    public static synchronized void write(String title, List<String> lines) throws IOException {
        List<String> page = new ArrayList<>(Files.readAllLines(FILE));
        int start = page.indexOf(SECTION + title);
        if (start < 0) {
            page.addAll(List.of("", SECTION + title));
            start = page.size() - 1;
        }
        int end = start + 1;
        while (end < page.size() && !page.get(end).startsWith(SECTION)) {
            end++;
        }
        List<String> section = new ArrayList<>(List.of(""));
        section.addAll(lines);
        if (end < page.size()) {
            section.add("");
        }
        page.subList(start + 1, end).clear();
        page.addAll(start + 1, section);
        Files.write(FILE, page);
    }
}
