package io.github.wingload.schedule;

import io.github.wingload.plan.UserClass;
import java.util.ArrayList;
import java.util.List;

/**
 * Assigns users to classes so that among the first n users, for every n, each class is as close to its share as possible.
 *
 * <p>The next user belongs to the class that is furthest behind its share: with weights w<sub>i</sub> that add up to W, and
 * a<sub>i</sub> users of class i among the first n, the one with the greatest (n + 1) w<sub>i</sub> − a<sub>i</sub> W; of
 * several, the first. After W users the shares are exact. Deterministic. Not thread-safe.
 */
public final class ClassTurns {

    private final List<UserClass> classes;
    private final long totalWeight;
    private final long[] behind;
    private final List<Integer> turns = new ArrayList<>();

    public ClassTurns(List<UserClass> classes) {
        this.classes = List.copyOf(classes);
        this.totalWeight = classes.stream().mapToLong(UserClass::weight).sum();
        this.behind = new long[classes.size()];
    }

    /** The index of a user's class, given the number of users before it. */
    public int at(int user) {
        while (turns.size() <= user) {
            turns.add(next());
        }
        return turns.get(user);
    }

    private int next() {
        int furthest = 0;
        for (int i = 0; i < behind.length; i++) {
            behind[i] += classes.get(i).weight();
            if (behind[i] > behind[furthest]) {
                furthest = i;
            }
        }
        behind[furthest] -= totalWeight;
        return furthest;
    }
}
