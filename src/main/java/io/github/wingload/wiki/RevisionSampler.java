package io.github.wingload.wiki;

import io.github.wingload.text.Fault;
import io.github.wingload.time.NanoClock;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Draws revision ids from a wiki's recent changes.
 *
 * <p>A large wiki has hundreds of edits a minute, so the newest edits are all from one minute, often by one bot. Therefore the
 * period is divided into equal parts, {@value #FEWEST_PARTS} or more, or one for each id if there are fewer. In each part a
 * moment is drawn, and the edits before it are taken, up to the part's share. If a part has too few, further rounds take the
 * missing ids from the others. The ids are returned in random order. The same order asks for the same edits.
 *
 * <p>Used by one thread, which can be interrupted.
 */
public final class RevisionSampler {

    private static final int FEWEST_PARTS = 30;
    private static final int MOST_PAGES_IN_VAIN = 50;

    private final WikiApi api;

    RevisionSampler(WikiApi api) {
        this.api = api;
    }

    /**
     * A sampler of a real wiki.
     *
     * @param api for example {@code https://www.wikidata.org/w/api.php}
     * @param userAgent with a contact
     * @param say receives the reason for each pause, and the wiki's warnings
     */
    public static RevisionSampler over(
            URI api, String userAgent, Optional<InetSocketAddress> proxy, NanoClock clock, Consumer<String> say) {
        Waiter waiter = time -> Thread.sleep(time.toMillis());
        return new RevisionSampler(new WikiApi(api, new HttpFetcher(userAgent, proxy), clock, waiter, say));
    }

    /**
     * Draws the ordered number of distinct ids.
     *
     * @param progress receives the number of ids found so far
     * @throws Fault if the wiki does not answer, or has too few edits
     */
    public List<Long> draw(SampleOrder order, IntConsumer progress) throws InterruptedException {
        Random random = new Random(order.seed());
        List<Instant> moments = moments(order, random);
        Set<Long> ids = new LinkedHashSet<>();
        int before = -1;
        while (ids.size() < order.count() && ids.size() > before) {
            before = ids.size();
            for (int part = 0; part < moments.size() && ids.size() < order.count(); part++) {
                int missing = order.count() - ids.size();
                int share = (missing + moments.size() - part - 1) / (moments.size() - part);
                // A further round starts with edits that are known already, which large pages skip fastest.
                int pageSize = before == 0 ? Math.min(share, RecentChanges.LARGEST_PAGE) : RecentChanges.LARGEST_PAGE;
                take(order, part, moments, pageSize, ids.size() + share, ids);
                progress.accept(ids.size());
            }
        }
        if (ids.size() < order.count()) {
            throw new Fault(
                    "there are only " + ids.size() + " such edits in that period",
                    "Request fewer, or more namespaces.");
        }
        List<Long> drawn = new ArrayList<>(ids);
        Collections.shuffle(drawn, random);
        return drawn;
    }

    /** One moment in each part of the time. */
    private static List<Instant> moments(SampleOrder order, Random random) {
        int parts = parts(order);
        List<Instant> moments = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            Instant begin = boundary(order, part, parts);
            long lengthSeconds =
                    Duration.between(begin, boundary(order, part + 1, parts)).toSeconds();
            moments.add(begin.plusSeconds(random.nextLong(lengthSeconds + 1)));
        }
        return moments;
    }

    private static int parts(SampleOrder order) {
        int pages = (order.count() + RecentChanges.LARGEST_PAGE - 1) / RecentChanges.LARGEST_PAGE;
        return Math.max(Math.min(FEWEST_PARTS, order.count()), pages);
    }

    /** The start of a part and end of the one before, in whole seconds like MediaWiki's times. */
    private static Instant boundary(SampleOrder order, int part, int parts) {
        return order.until().minus(order.span()).plusSeconds(order.span().toSeconds() * part / parts);
    }

    /** Adds new ids of one part until there are enough: first those before its moment, then those after it. */
    private void take(SampleOrder order, int part, List<Instant> moments, int pageSize, int wanted, Set<Long> ids)
            throws InterruptedException {
        Instant begin = boundary(order, part, moments.size());
        Instant end = boundary(order, part + 1, moments.size());
        take(new RecentChanges(api, order, moments.get(part), begin, pageSize), wanted, ids);
        if (ids.size() < wanted) {
            take(new RecentChanges(api, order, end, moments.get(part), pageSize), wanted, ids);
        }
    }

    private static void take(RecentChanges changes, int wanted, Set<Long> ids) throws InterruptedException {
        int inVain = 0;
        while (ids.size() < wanted && changes.hasNext()) {
            int before = ids.size();
            for (long id : changes.next()) {
                if (ids.size() < wanted) {
                    ids.add(id);
                }
            }
            inVain = ids.size() > before ? 0 : inVain + 1;
            // A further round reads pages of known edits first.
            if (inVain > MOST_PAGES_IN_VAIN + before / RecentChanges.LARGEST_PAGE) {
                throw new Fault(
                        "the wiki's answers go on without new edits", "Request fewer ids, or name another wiki.");
            }
        }
    }
}
