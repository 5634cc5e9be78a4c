package io.github.wingload.check.objective;

import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.YamlFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a file of objectives. */
public final class ObjectiveReader {

    private static final String EXAMPLE =
            "objectives: [{name: langid-availability, service: langid, window: 672h, availability: 99%}]";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
    private static final Pattern SHARE = Pattern.compile("([0-9]{1,2}(?:\\.[0-9]{1,4})?)%");

    private ObjectiveReader() {}

    /** All objectives of a file; problems go to the findings. */
    public static List<Objective> read(Path file, Findings findings) {
        List<Objective> objectives = new ArrayList<>();
        YamlFile.root(file, "list of objectives", "write for example " + EXAMPLE, Path.of(""), findings)
                .ifPresent(root -> objectives.addAll(objectives(root)));
        return objectives;
    }

    private static List<Objective> objectives(Node root) {
        List<Objective> objectives = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node item : root.keys("objectives").required("objectives", EXAMPLE).someItems("[{name: langid, …}]")) {
            Keys keys = item.keys("name", "service", "target", "window", "availability", "latency");
            keys.atMostOneOf(List.of("availability", "latency"));
            keys.atLeastOneOf(
                    List.of("availability", "latency"),
                    "availability or latency is missing",
                    "add availability: 99%, or latency: {within: 2s, share: 95%}");
            Node nameNode = keys.required("name", "name: langid-availability");
            Optional<String> name =
                    nameNode.text(NAME, "a name", "use at most 100 letters, digits, hyphens, dots and underscores");
            if (name.isPresent() && !names.add(name.get())) {
                nameNode.problem("another objective has this name", "give it another one");
            }
            Optional<String> service =
                    keys.required("service", "service: langid").line();
            Optional<Duration> window = keys.required("window", "window: 672h").duration();
            Keys latency = keys.get("latency").keys("within", "share");
            Optional<Duration> within = keys.has("latency")
                    ? latency.required("within", "within: 2s").duration()
                    : Optional.empty();
            Node share = keys.has("latency") ? latency.required("share", "share: 95%") : keys.get("availability");
            Optional<Double> part =
                    share.written(ObjectiveReader::share, "a share below 100%", "write it in percent: 99% or 99.9%");
            Optional<String> target = keys.get("target").line();
            if (name.isPresent() && service.isPresent() && window.isPresent() && part.isPresent()) {
                objectives.add(new Objective(name.get(), service.get(), target, window.get(), part.get(), within));
            }
        }
        return objectives;
    }

    private static Optional<Double> share(String text) {
        Matcher parts = SHARE.matcher(text);
        return parts.matches()
                ? Optional.of(Double.parseDouble(parts.group(1)) / 100).filter(share -> share > 0)
                : Optional.empty();
    }
}
