package io.github.wingload.report.comparison;

import io.github.wingload.diff.Aspect;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.Target;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.report.words.LabelWords;
import io.github.wingload.report.words.LoadWords;
import io.github.wingload.report.words.SideWords;
import io.github.wingload.report.words.UserClassWords;
import io.github.wingload.report.words.ValueWords;
import io.github.wingload.result.Instance;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Manifest.Reached;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** In what the two configurations differ. */
public final class ConfigurationChanges {

    private static final String TITLE = "What Differs in the Configuration";

    private ConfigurationChanges() {}

    static Section section(RunDiff diff) {
        if (diff.a().first().manifest().isEmpty() || diff.b().first().manifest().isEmpty()) {
            return Section.when(
                    true,
                    TITLE,
                    Paragraph.of("Not known: the result of another tool does not include the configuration."));
        }
        if (diff.configuration().isEmpty()) {
            return Section.when(true, TITLE, Paragraph.of("Nothing."));
        }
        Manifest a = diff.a().first().manifest().get();
        Manifest b = diff.b().first().manifest().get();
        return Section.when(
                true,
                TITLE,
                new Table(
                        List.of(Column.text("Setting"), Column.text("A"), Column.text("B")),
                        diff.configuration().stream()
                                .flatMap(aspect -> rows(aspect, a, b))
                                .toList()));
    }

    private static Stream<List<Phrase>> rows(Aspect aspect, Manifest a, Manifest b) {
        return aspect == Aspect.ENVIRONMENT ? environment(a, b) : Stream.of(row(aspect, a, b));
    }

    /** A row for each name whose text differs: {@code minReplicas | 1 | 5}. */
    private static Stream<List<Phrase>> environment(Manifest a, Manifest b) {
        Map<String, String> ofA = a.plan().reporting().environment();
        Map<String, String> ofB = b.plan().reporting().environment();
        return Stream.concat(ofA.keySet().stream(), ofB.keySet().stream())
                .distinct()
                .filter(name -> !Objects.equals(ofA.get(name), ofB.get(name)))
                .map(name -> List.of(Phrase.of(Excerpt.ofName(name)), text(ofA, name), text(ofB, name)));
    }

    private static Phrase text(Map<String, String> environment, String name) {
        return environment.containsKey(name) ? Phrase.code(Excerpt.ofLine(environment.get(name))) : Phrase.of("–");
    }

    private static List<Phrase> row(Aspect aspect, Manifest a, Manifest b) {
        String ofA = text(aspect, a);
        String ofB = text(aspect, b);
        String name = aspect.name().charAt(0)
                + aspect.name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
        return List.of(
                Phrase.of(aspect == Aspect.VERSION ? "wingload" : name),
                Phrase.code(ofA),
                ofA.equals(ofB) ? Phrase.code(ofB).and(", otherwise in its details") : Phrase.code(ofB));
    }

    private static String text(Aspect aspect, Manifest manifest) {
        Plan plan = manifest.plan();
        String text = switch (aspect) {
            case TARGET -> target(manifest);
            case LOAD -> LoadWords.of(plan);
            case USER_CLASSES -> userClasses(plan);
            case VALUES ->
                plan.values().stream()
                        .map(value -> value.name() + ": " + ValueWords.of(value.generator()))
                        .collect(Collectors.joining("; "));
            case DEADLINE -> Figures.seconds(plan.deadline());
            case TASKS ->
                plan.tasks().stream()
                        .map(task -> task.method() + " " + task.name())
                        .collect(Collectors.joining(", "));
            case SAMPLES -> samples(manifest);
            case TOOL -> "wingload";
            case LABELS -> LabelWords.of(plan.reporting().labels());
            case ENVIRONMENT -> LabelWords.of(plan.reporting().environment());
            case SEED -> Long.toString(plan.seed());
            case VERSION -> manifest.version();
            case HOST -> manifest.host();
            case INSTANCE -> manifest.instance().map(Instance::words).orElse("not given");
            case JVM -> manifest.jvm();
        };
        return Excerpt.ofLine(text);
    }

    /** Where requests went, on both sides of a comparison; of a simulator, what it played, since its address is another each time. */
    public static String target(Manifest manifest) {
        List<Reached> reached = manifest.reached();
        return IntStream.range(0, reached.size())
                .mapToObj(side -> target(manifest.plan(), side, reached.get(side)))
                .collect(Collectors.joining(" against "));
    }

    private static String target(Plan plan, int side, Reached reached) {
        Target target = plan.sides().get(side).target();
        String name = plan.compares() ? plan.sides().get(side).name() + ": " : "";
        if (target instanceof SimulatorTarget simulator) {
            return name + "simulator " + simulator.profile().word();
        }
        String host = target instanceof UrlTarget url
                ? url.hostHeader().map(header -> ", Host: " + header).orElse("")
                : "";
        return name + reached.url() + host + SideWords.details(plan, side);
    }

    private static String samples(Manifest manifest) {
        List<Samples> all = manifest.plan().samples();
        return all.isEmpty()
                ? "none"
                : IntStream.range(0, all.size())
                        .mapToObj(set -> all.get(set).file().getFileName() + ", picked "
                                + all.get(set).pick().name().toLowerCase(Locale.ROOT)
                                + (set < manifest.samples().size()
                                        ? ", SHA-256 "
                                                + manifest.samples().get(set).sha256()
                                        : ""))
                        .collect(Collectors.joining("; "));
    }

    private static String userClasses(Plan plan) {
        List<String> classes = UserClassWords.of(plan);
        return classes.isEmpty() ? LoadWords.of(plan) : String.join("; ", classes);
    }
}
