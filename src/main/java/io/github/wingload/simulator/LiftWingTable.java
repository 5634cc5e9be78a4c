package io.github.wingload.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The models of LiftWing, from the table {@code liftwing.json} beside this class. */
final class LiftWingTable {

    private LiftWingTable() {}

    static List<LiftWingModel> read() {
        try (InputStream table = LiftWingTable.class.getResourceAsStream("liftwing.json")) {
            return Json.parse(table.readAllBytes())
                    .valueStream()
                    .flatMap(row -> LiftWingModel.of(row).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Json.MalformedJsonException e) {
            throw new IllegalStateException("liftwing.json: " + e.getMessage(), e);
        }
    }
}
