package io.github.wingload.report.page;

import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.report.words.LoadWords;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.Manifest;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Printable;
import io.github.wingload.text.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page on which runs are started and found again.
 *
 * @param frame around it
 * @param scenarios to choose from, as paths seen from their folder
 * @param chosen the scenario that is chosen at first; empty for the first
 * @param running the name of the run that goes on, if one does
 * @param runs earlier ones, the newest first
 * @param remarks on runs and scenarios that are not shown
 */
public record StartPage(
        Frame frame,
        List<String> scenarios,
        String chosen,
        Optional<String> running,
        List<Run> runs,
        List<String> remarks) {

    /** The fields of the form that change a scenario, by the names of the options of {@code wingload run}. */
    public static final List<Field> FIELDS = List.of(
            new Field("users", "Users", "users", "50"),
            new Field("spawn-rate", "Spawn rate, users per second", "users", "5"),
            new Field("rate", "Rate", "rate", "150000/h"),
            new Field("run-time", "Run time", "users rate", "2m"),
            new Field("url", "Host", "", "http://localhost:8080"));

    /**
     * A field that replaces a value of the scenario.
     *
     * @param option of {@code wingload run}, without the dashes
     * @param label of the field
     * @param loads the kinds of load that it is for: {@code users}, {@code rate} or both; empty for all
     * @param example what may be typed
     */
    public record Field(String option, String label, String loads, String example) {}

    /**
     * An earlier run.
     *
     * @param key its name and its id, as in {@code quickstart/20261122T022057Z-3fa9}
     * @param started when, in words
     * @param load in words
     * @param verdict empty for a run without one
     * @param reason of the verdict, or why there is none
     */
    public record Run(String key, String started, String load, Optional<Verdict> verdict, String reason) {

        /** A run as its files say. */
        public static Run of(Manifest manifest, Optional<Judgement> judgement) {
            return new Run(
                    manifest.plan().name() + "/" + manifest.id(),
                    Figures.utc(manifest.start()),
                    Printable.of(LoadWords.of(manifest.plan().load())),
                    judgement.map(Judgement::verdict),
                    Printable.of(judgement
                            .map(known -> ReasonText.of(known.reason()).reason())
                            .orElse("It goes on, or was killed")));
        }

        /** The name of its plan. */
        public String name() {
            return key.substring(0, key.lastIndexOf('/'));
        }
    }

    /**
     * The page.
     *
     * @param folder of the scenarios, as the user named it
     * @param version of wingload
     */
    public static String html(
            String folder,
            String version,
            List<String> scenarios,
            String chosen,
            Optional<String> running,
            List<Run> runs,
            List<String> remarks) {
        Frame frame = new Frame(
                "wingload: " + folder,
                "wingload",
                List.of("scenarios in " + folder),
                "Made by wingload " + version + ".",
                Map.of(),
                Assets.ofStartPage(),
                List.of());
        StartPage page = new StartPage(frame, scenarios, chosen, running, runs, remarks);
        return frame.html("start.jte", page, Secrets.NONE);
    }
}
