package io.github.wingload.report.page;

import io.github.wingload.text.Page;
import io.github.wingload.text.Section;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A page of text and tables for a browser, without charts.
 *
 * @param frame around it
 * @param sections its preface first
 */
public record TextPage(Frame frame, List<Section> sections) {

    public TextPage {
        sections = List.copyOf(sections);
    }

    /**
     * The page as one file.
     *
     * @param summary the title of its preface
     * @param origin what it was made from, as a sentence
     */
    public static String html(Page page, String summary, String origin) {
        Frame frame =
                new Frame(page.title(), page.title(), List.of(), origin, Map.of(), Assets.ofTextPage(), List.of());
        List<Section> sections = Stream.concat(
                        Stream.of(new Section(summary, page.preface())), page.sections().stream())
                .toList();
        TextPage text = new TextPage(frame, sections);
        return frame.assets().into(Frame.part("text.jte", text));
    }
}
