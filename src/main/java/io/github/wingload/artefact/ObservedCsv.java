package io.github.wingload.artefact;

import io.github.wingload.artefact.CsvRecords.Found;
import io.github.wingload.observe.Reading;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * {@code NAME_observed.csv}: one line for each of the server's figures and each scrape; written, and read back.
 *
 * <p>{@code second} is when the scrape started, from time zero; {@code value} is empty for a scrape without a value,
 * and {@code error} says why; {@code over} is the number of seconds that a rate covers, and empty for other figures.
 */
final class ObservedCsv {

    private static final List<String> COLUMNS = List.of("second", "figure", "value", "over", "error");
    private static final int NS_DECIMALS = 9;

    private ObservedCsv() {}

    static byte[] header() {
        return new CsvText().row(COLUMNS).bytes();
    }

    static byte[] lines(List<Reading> readings) {
        CsvText text = new CsvText();
        readings.forEach(reading -> text.row(List.of(
                seconds(reading.atNs()),
                reading.figure(),
                reading.value().isPresent()
                        ? plain(BigDecimal.valueOf(reading.value().getAsDouble()))
                        : "",
                reading.spanNs() == 0 ? "" : seconds(reading.spanNs()),
                // The error may quote a line of the response.
                reading.error().replaceAll("\\p{Cntrl}", " "))));
        return text.bytes();
    }

    /**
     * Reads the file in its order.
     *
     * @return the number of malformed lines, not counting a truncated last line
     * @throws UnreadableRunException if the file cannot be read, or has other columns
     */
    static long read(Path file, Consumer<Reading> eachReading) throws UnreadableRunException {
        try (CsvRecords records = new CsvRecords(file)) {
            if (records.next() != Found.RECORD || !records.cells().equals(COLUMNS)) {
                throw new UnreadableRunException(
                        file, "its first line does not name the columns " + String.join(", ", COLUMNS));
            }
            return read(records, eachReading);
        } catch (IOException failure) {
            throw UnreadableRunException.of(file, failure);
        }
    }

    private static long read(CsvRecords records, Consumer<Reading> eachReading) throws IOException {
        long damaged = 0;
        while (true) {
            switch (records.next()) {
                case RECORD -> {
                    try {
                        eachReading.accept(reading(records.cells()));
                    } catch (ArithmeticException | IllegalArgumentException | IndexOutOfBoundsException malformed) {
                        damaged++;
                    }
                }
                case BROKEN, UNCLOSED -> damaged++;
                case CUT, END -> {
                    return damaged;
                }
            }
        }
    }

    private static Reading reading(List<String> cells) {
        long atNs = ns(cells.get(0));
        long spanNs = cells.get(3).isEmpty() ? 0 : ns(cells.get(3));
        OptionalDouble value = cells.get(2).isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(new BigDecimal(cells.get(2)).doubleValue());
        return new Reading(cells.get(1), atNs - spanNs, atNs, value, cells.get(4));
    }

    private static String seconds(long ns) {
        return plain(BigDecimal.valueOf(ns, NS_DECIMALS));
    }

    private static long ns(String seconds) {
        return new BigDecimal(seconds).movePointRight(NS_DECIMALS).longValueExact();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
