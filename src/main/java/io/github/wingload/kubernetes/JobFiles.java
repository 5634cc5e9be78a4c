package io.github.wingload.kubernetes;

import io.github.wingload.text.Secrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a scenario as the pods see them: in one folder, as far apart as on this machine. Those with a secret come from a Secret, the
 * others from a ConfigMap.
 *
 * @param scenario the path of the scenario in the folder
 * @param byKey the files, by their keys in ConfigMap and Secret
 */
public record JobFiles(String scenario, Map<String, JobFile> byKey) {

    /** The folder. */
    public static final String FOLDER = "/scenario";

    /** How many bytes a ConfigMap or a Secret holds. */
    public static final int MOST_BYTES = 1 << 20;

    private static final int LONGEST_KEY = 200;

    /**
     * A file.
     *
     * @param path in the folder, with slashes
     * @param content its bytes, which do not change; only the first of them if it is larger than {@link #MOST_BYTES}
     * @param bytes how many it has
     * @param secret true if it holds a secret
     */
    @SuppressWarnings("ArrayRecordComponent") // Files are not compared.
    public record JobFile(String path, byte[] content, long bytes, boolean secret) {

        private static final String KEY = "PRIVATE KEY-----";

        /** A file, which holds a secret if one of these is in it, or a private key. */
        public static JobFile of(String path, byte[] content, long bytes, Secrets secrets) {
            String text = new String(content, StandardCharsets.UTF_8);
            return new JobFile(
                    path,
                    content,
                    bytes,
                    text.contains(KEY) || !secrets.redact(text).equals(text));
        }
    }

    public JobFiles {
        byKey = new LinkedHashMap<>(byKey);
    }

    /**
     * Where files of this machine are in the folder, so that the relative paths between them stay as they are.
     *
     * @param files absolute and normalized
     * @return their paths in the folder, with slashes, in the same order
     */
    public static Map<Path, String> places(List<Path> files) {
        Optional<Path> common = files.stream().map(Path::getParent).reduce(JobFiles::common);
        Map<Path, String> places = new LinkedHashMap<>();
        files.forEach(file -> places.put(file, slashes(common, file)));
        return places;
    }

    private static Path common(Path one, Path other) {
        Path common = one;
        while (!other.startsWith(common)) {
            common = Optional.ofNullable(common.getParent()).orElseThrow();
        }
        return common;
    }

    private static String slashes(Optional<Path> folder, Path file) {
        List<String> names = new ArrayList<>();
        folder.map(from -> from.relativize(file)).orElse(file).forEach(name -> names.add(name.toString()));
        return String.join("/", names);
    }

    /** These files, the first of which is the scenario. */
    public static JobFiles of(List<JobFile> files) {
        Map<String, JobFile> byKey = new LinkedHashMap<>();
        for (JobFile file : files) {
            String key = file.path().replaceAll("[^-._a-zA-Z0-9]", "_");
            key = key.substring(Math.max(0, key.length() - LONGEST_KEY));
            while (byKey.containsKey(key)) {
                key = key + "_";
            }
            byKey.put(key, file);
        }
        return new JobFiles(files.get(0).path(), byKey);
    }

    /** The files with a secret, or those without, by their keys. */
    Map<String, JobFile> kept(boolean secret) {
        Map<String, JobFile> kept = new LinkedHashMap<>(byKey);
        kept.values().removeIf(file -> file.secret() != secret);
        return kept;
    }

    /** The files that are together larger than a ConfigMap or a Secret, largest first; empty if all have room. */
    public List<JobFile> tooLarge() {
        return Stream.of(true, false)
                .map(secret -> kept(secret).values())
                .filter(files -> files.stream().mapToLong(JobFile::bytes).sum() > MOST_BYTES)
                .flatMap(files -> files.stream())
                .sorted(Comparator.comparingLong(JobFile::bytes).reversed())
                .toList();
    }
}
