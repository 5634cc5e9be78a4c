package io.github.wingload.diff;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Two sets of runs at different loads, compared load by load. Immutable.
 *
 * <p>Each level is an ordinary comparison, with an error of 5 % of its own: of many levels in which nothing changed, one may be
 * found worse by chance.
 *
 * @param a what was before, as the user named it
 * @param b what is now
 * @param levels the loads that both sides have, one or more, in order of load
 * @param onlyInA loads that side A alone has, for people
 * @param onlyInB loads that side B alone has
 */
public record LevelsDiff(String a, String b, List<LevelDiff> levels, List<String> onlyInA, List<String> onlyInB) {

    public LevelsDiff {
        levels = List.copyOf(levels);
        onlyInA = List.copyOf(onlyInA);
        onlyInB = List.copyOf(onlyInB);
    }

    /**
     * One load.
     *
     * @param load for people: {@code 8 users}
     * @param diff of its runs
     * @param refused true if its runs are not comparable, and the user does not insist
     */
    public record LevelDiff(String load, RunDiff diff, boolean refused) {

        /** What was found; runs that are not comparable do not tell. */
        public Overall overall() {
            return refused ? Overall.NOT_ENOUGH_DATA : diff.overall();
        }
    }

    /**
     * What was found as a whole: a level that got worse outweighs levels that cannot be decided, and these outweigh levels without
     * a change. Better and worse levels make it mixed.
     */
    public Overall overall() {
        Set<Overall> found = levels.stream().map(LevelDiff::overall).collect(Collectors.toSet());
        boolean worse = found.contains(Overall.WORSE);
        boolean better = found.contains(Overall.BETTER);
        if (found.contains(Overall.MIXED) || worse && better) {
            return Overall.MIXED;
        }
        if (worse) {
            return Overall.WORSE;
        }
        if (found.contains(Overall.NOT_ENOUGH_DATA) || found.contains(Overall.NOTHING_IN_COMMON)) {
            return Overall.NOT_ENOUGH_DATA;
        }
        return better ? Overall.BETTER : Overall.NO_MATERIAL_CHANGE;
    }
}
