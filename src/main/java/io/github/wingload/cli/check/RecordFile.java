package io.github.wingload.cli.check;

import io.github.wingload.check.CheckResult;
import io.github.wingload.check.record.CheckJson;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.foreign.BoundedRead;
import io.github.wingload.text.Fault;
import io.github.wingload.text.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A file of recorded checks. A file named {@code *.jsonl} has a line for each check, and a new check is added; any other holds one.
 *
 * @param path of the file
 */
record RecordFile(Path path) {

    private static final int MOST_BYTES = 500_000_000;

    private boolean ofLines() {
        return path.toString().endsWith(".jsonl");
    }

    /**
     * Writes a check.
     *
     * @param redact removes secrets
     * @throws UserError if the file cannot be written
     */
    void write(CheckResult check, UnaryOperator<String> redact) {
        try {
            if (ofLines()) {
                Files.writeString(
                        path,
                        redact.apply(CheckJson.line(check)),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } else {
                Path fresh = path.resolveSibling("." + path.getFileName() + ".new");
                Files.writeString(fresh, redact.apply(CheckJson.pretty(check)));
                Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UserError(path + " cannot be written: " + IoReason.of(e), "Name a file elsewhere.");
        }
    }

    /**
     * All checks of the file, at least one.
     *
     * @throws UserError if it cannot be read
     */
    List<CheckResult> read() {
        try {
            String text = new String(BoundedRead.ofFile(path, MOST_BYTES), StandardCharsets.UTF_8);
            if (!ofLines()) {
                return List.of(CheckJson.read(text, path.toString()));
            }
            List<CheckResult> checks = new ArrayList<>();
            int number = 0;
            for (String line : text.lines().toList()) {
                number++;
                if (!line.isBlank()) {
                    checks.add(CheckJson.read(line, path + ":" + number));
                }
            }
            if (checks.isEmpty()) {
                throw new UserError(path + " has no check in it", "Name a file that check --record has written.");
            }
            return checks;
        } catch (IOException e) {
            throw new UserError(
                    path + " cannot be read: " + IoReason.of(e), "Name a file that check --record has written.");
        } catch (Fault fault) {
            throw new UserError(fault.found(), fault.remedy());
        }
    }

    /** The last check of the file. */
    CheckResult last() {
        List<CheckResult> checks = read();
        return checks.get(checks.size() - 1);
    }
}
