package io.github.wingload.report.console;

import io.github.wingload.text.IoReason;
import io.github.wingload.text.Printable;
import io.github.wingload.text.Secrets;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Standard output or standard error of this process. Everything that is printed passes here, line by line: secrets are removed,
 * and control characters are spelled out, except those of {@link Screen}. Each {@link Style} becomes an escape sequence.
 *
 * <p>The first error of the operating system is kept, because a {@link PrintStream} would hide it. Thread-safe.
 */
public final class StandardStream extends OutputStream {

    /** So that a line without an end does not fill the memory. */
    private static final int LONGEST_LINE = 1 << 20;

    private final OutputStream to;
    private final Charset charset;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean plain = true;
    private boolean ascii;
    private Secrets secrets = Secrets.NONE;
    private Optional<IOException> failure = Optional.empty();

    StandardStream(OutputStream to, Charset charset) {
        this.to = to;
        this.charset = charset;
    }

    /** The two streams of the process. */
    public record Both(StandardStream out, StandardStream err) {

        /** Replaces {@link System#out} and {@link System#err}. */
        public static Both install(OutputStream toOut, OutputStream toErr) {
            Charset charset = Charset.defaultCharset();
            Both both = new Both(
                    new StandardStream(new BufferedOutputStream(toOut), charset),
                    new StandardStream(new BufferedOutputStream(toErr), charset));
            System.setOut(new PrintStream(both.out, false, charset));
            System.setErr(new PrintStream(both.err, true, charset));
            return both;
        }

        /**
         * Shows only ASCII from now on.
         *
         * @param ofOut true if stdout goes to a terminal without further characters
         * @param ofErr the same of stderr
         */
        public void ascii(boolean ofOut, boolean ofErr) {
            out.ascii(ofOut);
            err.ascii(ofErr);
        }

        /** Removes these secrets too, from now on. */
        public void hide(Secrets more) {
            out.hide(more);
            err.hide(more);
        }
    }

    private synchronized void ascii(boolean only) {
        ascii = only;
    }

    private synchronized void hide(Secrets more) {
        secrets = secrets.and(more);
    }

    /** Why something that was printed did not get out; empty if the reader has closed a pipe, which is its right. */
    public synchronized Optional<String> failure() {
        return failure.map(IoReason::of).filter(reason -> !reason.contains("roken pipe"));
    }

    @Override
    public void write(int character) {
        write(new byte[] {(byte) character}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            byte each = bytes[i];
            line.write(each);
            plain &= each >= ' ' && each != 0x7f || each == '\n' || each == '\t';
            if (each == '\n' || line.size() == LONGEST_LINE) {
                pass();
            }
        }
    }

    /** Passes on what there is of the last line. */
    @Override
    public synchronized void flush() {
        pass();
        attempt(to::flush);
    }

    private void pass() {
        byte[] bytes = line.toByteArray();
        if (bytes.length > 0 && !(plain && secrets.isEmpty())) {
            String shown = shown(new String(bytes, charset));
            bytes = (ascii ? Ascii.of(shown) : shown).getBytes(charset);
        }
        line.reset();
        plain = true;
        byte[] passed = bytes;
        attempt(() -> to.write(passed));
    }

    private String shown(String text) {
        Matcher drawn = Screen.DRAWN.matcher(text);
        return drawn.matches() ? drawn.group(1) + safe(drawn.group(2)) + drawn.group(3) + drawn.group(4) : safe(text);
    }

    /** Without control characters and secrets; a line with a secret loses its styles, which could split the secret. */
    private String safe(String text) {
        String bare = Style.bare(text);
        String redacted = secrets.redact(bare);
        return redacted.equals(bare) ? Style.escaped(text, Printable::document) : Printable.document(redacted);
    }

    private interface Step {
        void run() throws IOException;
    }

    /** After an error nothing more is written. */
    private void attempt(Step step) {
        if (failure.isPresent()) {
            return;
        }
        try {
            step.run();
        } catch (IOException error) {
            failure = Optional.of(error);
        }
    }
}
