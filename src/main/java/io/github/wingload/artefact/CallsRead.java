package io.github.wingload.artefact;

import java.util.List;

/**
 * What reading {@code calls.csv} brought.
 *
 * @param calls how many were read
 * @param damaged how many lines were not, being no calls
 * @param firstDamaged the first few of them
 * @param cut true if the file ends in the middle of a line, which is left out: its writer was killed
 */
public record CallsRead(long calls, long damaged, List<DamagedLine> firstDamaged, boolean cut) {

    public CallsRead {
        firstDamaged = List.copyOf(firstDamaged);
    }
}
