package io.github.wingload.wiki;

import java.time.Instant;

/** Server-sent events as EventStreams sends them. */
public final class ChangeEvents {

    private ChangeEvents() {}

    /** An edit of an item of Wikidata in the stream {@code recentchange}; its title has the characters that CSV quotes. */
    public static String edit(int number, Instant time) {
        return edit(number, time, "www.wikidata.org", "wikidatawiki");
    }

    public static String edit(int number, Instant time, String domain, String wiki) {
        return event(number, """
                {"$schema":"/mediawiki/recentchange/1.0.0","meta":{"id":"id-%d","dt":"%s","domain":"%s",\
                "stream":"mediawiki.recentchange"},"id":1,"type":"edit","namespace":0,"title":"Q%d, \\"so\\"",\
                "bot":%b,"revision":{"old":1,"new":%d},"wiki":"%s"}\
                """.formatted(number, time, domain, number, number % 2 == 0, 1_000 + number, wiki));
    }

    /** An event of the stream {@code page_change}. */
    public static String pageChange(int number, Instant time, String kind) {
        return event(number, """
                {"$schema":"/mediawiki/page/change/1.2.0","meta":{"id":"id-%d","dt":"%s","domain":"www.wikidata.org"},\
                "page_change_kind":"%s","wiki_id":"wikidatawiki","page":{"page_title":"Q%d","namespace_id":0},\
                "performer":{"is_bot":false},"revision":{"rev_id":%d}}\
                """.formatted(number, time, kind, number, 1_000 + number));
    }

    public static String canary(int number, Instant time) {
        return edit(number, time, "canary", "wikidatawiki");
    }

    public static String event(int number, String data) {
        return "event: message\nid: " + id(number) + "\ndata: " + data + "\n\n";
    }

    /** What {@code Last-Event-ID} is after this event. */
    public static String id(int number) {
        return "[{\"topic\":\"eqiad.mediawiki.recentchange\",\"partition\":0,\"timestamp\":" + number + "}]";
    }
}
