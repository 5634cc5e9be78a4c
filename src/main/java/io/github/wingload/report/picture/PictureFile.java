package io.github.wingload.report.picture;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;

/** A kind of file for pictures. */
public enum PictureFile {
    PNG,
    SVG;

    static {
        // Before the first class of the toolkit is loaded: no picture needs a screen.
        System.setProperty("java.awt.headless", "true");
    }

    /** The kind by the extension of a file's name; empty if there is none with it. */
    public static Optional<PictureFile> of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Map.of(".png", PNG, ".svg", SVG).entrySet().stream()
                .filter(known -> name.endsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Why this Java cannot draw text, in words; empty if it can. */
    public static Optional<String> obstacle() {
        try {
            BufferedImage pixel = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
            pixel.createGraphics().getFontMetrics(Ink.font(18)).stringWidth("x");
            return Optional.empty();
        } catch (RuntimeException | LinkageError | InternalError noFonts) {
            return Optional.of("Java found no fonts, which pictures need (" + noFonts.getMessage() + ")");
        }
    }

    /**
     * The picture as the content of a file.
     *
     * @throws IOException if this Java cannot draw text; the message says why
     */
    public byte[] drawn(Picture picture) throws IOException {
        Optional<String> obstacle = obstacle();
        if (obstacle.isPresent()) {
            throw new IOException(obstacle.get());
        }
        return bytes(picture);
    }

    /** The picture as the content of a file, if there is no {@link #obstacle}. */
    public byte[] bytes(Picture picture) {
        try {
            return this == PNG ? png(picture) : svg(picture);
        } catch (IOException e) {
            throw new UncheckedIOException("memory is always written", e);
        }
    }

    private static byte[] png(Picture picture) throws IOException {
        BufferedImage image = new BufferedImage(Picture.WIDTH, Picture.HEIGHT, BufferedImage.TYPE_INT_RGB);
        picture.paint(image.createGraphics());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] svg(Picture picture) throws IOException {
        try {
            SVGGraphics2D canvas = new SVGGraphics2D(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null));
            canvas.setSVGCanvasSize(new Dimension(Picture.WIDTH, Picture.HEIGHT));
            picture.paint(canvas);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStreamWriter writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
                canvas.stream(writer, true);
            }
            return bytes.toByteArray();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java can make a document", e);
        }
    }
}
