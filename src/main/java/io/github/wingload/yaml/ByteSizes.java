package io.github.wingload.yaml;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as they are written: {@code 2000}, {@code 10KB}, {@code 1.5MB}, {@code 64KiB}. */
public final class ByteSizes {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,3})?) ?(B|KB|MB|KiB|MiB)?");
    private static final Map<String, Integer> UNITS =
            Map.of("B", 1, "KB", 1_000, "MB", 1_000_000, "KiB", 1 << 10, "MiB", 1 << 20);

    private ByteSizes() {}

    /** The node's number of bytes, up to a most. */
    public static OptionalLong read(Node node, long least, long most) {
        if (!node.present()) {
            return OptionalLong.empty();
        }
        Matcher parts = WRITTEN.matcher(node.scalar().map(Tree.Scalar::text).orElse(""));
        if (!parts.matches()) {
            node.wrong("a number of bytes", "write for example 2000, 10KB or 1MB");
            return OptionalLong.empty();
        }
        int unit = parts.group(2) == null ? 1 : UNITS.get(parts.group(2));
        long bytes = new BigDecimal(parts.group(1))
                .multiply(BigDecimal.valueOf(unit))
                .longValue();
        if (bytes < least || bytes > most) {
            node.problem(parts.group() + " is out of range", "write " + least + " to " + most + " bytes");
            return OptionalLong.empty();
        }
        return OptionalLong.of(bytes);
    }
}
