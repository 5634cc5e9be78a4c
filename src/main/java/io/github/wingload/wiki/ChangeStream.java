package io.github.wingload.wiki;

import java.util.Locale;

/** A stream of changes that EventStreams offers. */
public enum ChangeStream {
    /** One event for each entry of the recent changes. */
    RECENTCHANGE("recentchange"),

    /** One event for each change of a page, as LiftWing's models get it. */
    PAGE_CHANGE("mediawiki.page_change.v1");

    private final String path;

    ChangeStream(String path) {
        this.path = path;
    }

    /** The last segment of its URL. */
    String path() {
        return path;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
