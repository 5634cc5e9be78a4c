package io.github.wingload.stats;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    private final Map<FailureCause, FailureGroup> groups = new LinkedHashMap<>();
    private final Map<FailureClass, Integer> excerptCounts = new EnumMap<>(FailureClass.class);

    /** Records a call that was sent and failed. */
    public void record(Call call) {
        String error = call.error();
        String text = error.length() <= ERROR_CHARACTERS ? error : error.substring(0, ERROR_CHARACTERS);
        FailureCause cause = new FailureCause(call.task(), call.failureClass(), text);
        boolean hasGroup = groups.containsKey(cause) || groups.size() < GROUPS;
        FailureCause place = hasGroup ? cause : new FailureCause(cause.task(), cause.failureClass(), OTHER);
        FailureGroup before = groups.getOrDefault(place, FailureGroup.none(place));
        groups.put(place, before.plus(call.endNs(), newExcerpt(call, before), call.ids()));
    }

    /** The groups so far, in order of first occurrence. */
    public List<FailureGroup> groups() {
        return List.copyOf(groups.values());
    }

    private Optional<String> newExcerpt(Call call, FailureGroup group) {
        int kept = excerptCounts.getOrDefault(call.failureClass(), 0);
        if (call.bodyExcerpt().length == 0 || kept >= EXCERPTS_PER_CLASS) {
            return Optional.empty();
        }
        String excerpt = decode(call.bodyExcerpt());
        if (group.bodyExcerpts().contains(excerpt)) {
            return Optional.empty();
        }
        excerptCounts.put(call.failureClass(), kept + 1);
        return Optional.of(excerpt);
    }

    /** As UTF-8, without a character that was cut in the middle. */
    private static String decode(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, EXCERPT_BYTES), StandardCharsets.UTF_8);
        boolean cutThrough = body.length >= EXCERPT_BYTES && text.endsWith(MALFORMED);
        return cutThrough ? text.substring(0, text.length() - MALFORMED.length()) : text;
    }
}
