package io.github.wingload.judge;

import java.util.Locale;

/** Values of a server's figures as people read them, in their unit: {@code 1.21 GiB}, {@code 83.40%}, {@code 1.95 cores}. */
public final class UnitText {

    private static final String BYTES = "bytes";
    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final double STEP = 1024;
    private static final double HUNDRED = 100;
    private static final double TEN = 10;
    private static final double MS_PER_SECOND = 1e3;
    private static final double LARGE = 1e15;
    private static final double SMALL = 1e-3;

    private UnitText() {}

    /** To three digits or more, a share to two decimals. */
    public static String of(double value, String unit) {
        if (unit.equals(BYTES) || unit.startsWith(BYTES + "/")) {
            return bytes(value, unit.substring(BYTES.length()));
        }
        if (unit.equals("percent")) {
            return Wording.percent(value);
        }
        if (unit.equals("seconds")) {
            return value < 0 ? "-" + Wording.ms(-value * MS_PER_SECOND) : Wording.ms(value * MS_PER_SECOND);
        }
        return number(value) + (unit.isEmpty() ? "" : " " + unit);
    }

    /** A limit or a value with as many digits as it takes to tell it from another. */
    public static String beside(double other, double value, String unit) {
        String text = of(value, unit);
        return value == other || !text.equals(of(other, unit))
                ? text
                : Wording.exact(value) + (unit.isEmpty() ? "" : " " + unit);
    }

    private static String bytes(double bytes, String per) {
        double value = bytes;
        int unit = 0;
        while (Math.abs(value) >= STEP && unit < BYTE_UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        return number(value) + " " + BYTE_UNITS[unit] + per;
    }

    private static String number(double value) {
        double size = Math.abs(value);
        if (size >= LARGE || size > 0 && size < SMALL) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        boolean whole = value == Math.rint(value);
        return Wording.text(
                whole || size >= HUNDRED ? "%,.0f" : size >= TEN ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", value);
    }
}
