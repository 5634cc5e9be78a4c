package io.github.wingload.stats;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Failed requests by task, class and error while they are being recorded. Not thread-safe.
 *
 * <p>Bounded in memory: errors beyond {@value #GROUPS} groups are counted under {@value #OTHER} of their task
 * and class, error texts are cut at {@value #ERROR_CHARACTERS} characters, and of each class the first
 * {@value #EXCERPTS_PER_CLASS} distinct body excerpts are kept, {@value #EXCERPT_BYTES} bytes each.
 */
public final class FailureLedger {

    /** The error of all calls beyond the limit of groups. */
    public static final String OTHER = "other errors";

    static final int GROUPS = 1000;
    static final int ERROR_CHARACTERS = 500;
    static final int EXCERPTS_PER_CLASS = 20;
    static final int EXCERPT_BYTES = 512;

    /** The replacement character for bytes that are not valid UTF-8. */
    private static final String MALFORMED = "\uFFFD";

    private final Map<FailureCause, Group> groups = new LinkedHashMap<>();
    private final Map<FailureClass, Integer> excerptCounts = new EnumMap<>(FailureClass.class);

    /** @param call a call that was sent and failed */
    public void record(Call call) {
        String error = call.error();
        String text = error.length() <= ERROR_CHARACTERS ? error : error.substring(0, ERROR_CHARACTERS);
        FailureCause cause = new FailureCause(call.task(), call.failureClass(), text);
        Group group = group(cause);
        group.count(1, call.endNs(), call.endNs());
        if (call.bodyExcerpt().length > 0 && hasRoomForExcerpt(cause)) {
            keep(decode(call.bodyExcerpt()), cause, group);
        }
    }

    void add(FailureLedger other) {
        other.groups.forEach((cause, theirs) -> {
            Group ours = group(cause);
            ours.count(theirs.count, theirs.firstEndNs, theirs.lastEndNs);
            theirs.excerpts.forEach(excerpt -> keep(excerpt, cause, ours));
        });
    }

    void clear() {
        groups.clear();
        excerptCounts.clear();
    }

    /** The groups so far, in order of first occurrence. */
    public List<FailureGroup> groups() {
        List<FailureGroup> result = new ArrayList<>(groups.size());
        groups.forEach((cause, group) -> result.add(new FailureGroup(
                cause.task(),
                cause.failureClass(),
                cause.error(),
                group.count,
                group.firstEndNs,
                group.lastEndNs,
                group.excerpts)));
        return result;
    }

    private Group group(FailureCause cause) {
        Group known = groups.get(cause);
        if (known != null) {
            return known;
        }
        FailureCause place =
                groups.size() < GROUPS ? cause : new FailureCause(cause.task(), cause.failureClass(), OTHER);
        return groups.computeIfAbsent(place, absent -> new Group());
    }

    private boolean hasRoomForExcerpt(FailureCause cause) {
        return excerptCounts.getOrDefault(cause.failureClass(), 0) < EXCERPTS_PER_CLASS;
    }

    private void keep(String excerpt, FailureCause cause, Group group) {
        if (hasRoomForExcerpt(cause) && !group.excerpts.contains(excerpt)) {
            group.excerpts.add(excerpt);
            excerptCounts.merge(cause.failureClass(), 1, Integer::sum);
        }
    }

    /** As UTF-8, without a character that was cut in the middle. */
    private static String decode(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, EXCERPT_BYTES), StandardCharsets.UTF_8);
        boolean cutThrough = body.length >= EXCERPT_BYTES && text.endsWith(MALFORMED);
        return cutThrough ? text.substring(0, text.length() - MALFORMED.length()) : text;
    }

    private static final class Group {
        private final List<String> excerpts = new ArrayList<>();
        private long count;
        private long firstEndNs = Long.MAX_VALUE;
        private long lastEndNs = Long.MIN_VALUE;

        void count(long calls, long firstNs, long lastNs) {
            count += calls;
            firstEndNs = Math.min(firstEndNs, firstNs);
            lastEndNs = Math.max(lastEndNs, lastNs);
        }
    }
}
