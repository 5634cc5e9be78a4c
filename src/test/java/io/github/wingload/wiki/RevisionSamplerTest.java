package io.github.wingload.wiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.text.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RevisionSamplerTest {

    private static final Duration MONTH = Duration.ofDays(30);

    /** Thirty days with an edit a minute: enough for every page that is asked for. */
    private final FakeWiki wiki = busy();

    @Test
    void theRequestedNumberOfDistinctIdsIsReturned() throws Exception {
        assertThat(draw(wiki, order(500))).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    void eachPartIsOneRequest() throws Exception {
        draw(wiki, order(90));
        assertThat(wiki.queries())
                .hasSize(30)
                .allSatisfy(query -> assertThat(query)
                        .containsEntry("action", "query")
                        .containsEntry("format", "json")
                        .containsEntry("formatversion", "2")
                        .containsEntry("list", "recentchanges")
                        .containsEntry("rctype", "edit|new")
                        .containsEntry("rcnamespace", "0")
                        .containsEntry("rcdir", "older")
                        .containsEntry("rclimit", "3")
                        .containsEntry("maxlag", "5")
                        .doesNotContainKey("rcshow"));
        assertThat(wiki.queries().stream()
                        .map(query -> Instant.parse(query.get("rcstart")).truncatedTo(ChronoUnit.DAYS)))
                .doesNotHaveDuplicates();
    }

    @Test
    void sameSeedAndPeriodGiveTheSameIds() throws Exception {
        FakeWiki again = busy();
        FakeWiki other = busy();
        List<Long> ids = draw(wiki, order(100));
        assertThat(draw(again, order(100))).isEqualTo(ids);
        assertThat(again.queries()).isEqualTo(wiki.queries());
        assertThat(draw(other, new SampleOrder(100, List.of(0), true, FakeWiki.NOW, MONTH, 8)))
                .isNotEqualTo(ids);
    }

    @Test
    void idsAreShuffled() throws Exception {
        List<Long> ids = draw(wiki, order(200));
        assertThat(ids).isNotEqualTo(ids.stream().sorted().toList());
    }

    @Test
    void quietWikiIsReadPageByPage() throws Exception {
        FakeWiki quiet = new FakeWiki();
        for (int i = 0; i < 700; i++) {
            quiet.edit(FakeWiki.NOW.minus(Duration.ofDays(3)).minusSeconds(i), 5000 - i);
        }
        assertThat(draw(quiet, order(700))).hasSize(700).doesNotHaveDuplicates();
        assertThat(quiet.queries())
                .as("each member of continue is sent back as it came")
                .anySatisfy(query -> assertThat(query)
                        .containsEntry("rccontinue", "20260101|500")
                        .containsEntry("continue", "-||"));
    }

    @Test
    void tooFewEditsAreAFault() {
        FakeWiki small = new FakeWiki().editsEvery(Duration.ofDays(1), 20);
        assertThatThrownBy(() -> draw(small, order(21)))
                .isInstanceOf(Fault.class)
                .hasMessage("there are only 20 such edits in that period");
    }

    @Test
    void editsWithoutAVisibleRevisionAreSkipped() throws Exception {
        Instant time = FakeWiki.NOW.minus(Duration.ofDays(2));
        FakeWiki odd = new FakeWiki()
                .edit(time, 0)
                .edit(time.minusSeconds(1), 11, ",\"suppressed\":true")
                .edit(time.minusSeconds(2), 12, ",\"texthidden\":true")
                .edit(time.minusSeconds(3), 13)
                .edit(time.minusSeconds(4), 13)
                .edit(time.minusSeconds(5), 14);
        assertThat(draw(odd, order(2))).containsExactlyInAnyOrder(13L, 14L);
    }

    @Test
    void manyIdsAreFetchedInLargePages() throws Exception {
        assertThat(draw(wiki, order(20_000))).hasSize(20_000).doesNotHaveDuplicates();
        assertThat(wiki.queries())
                .allSatisfy(query ->
                        assertThat(Integer.parseInt(query.get("rclimit"))).isLessThanOrEqualTo(500));
    }

    @Test
    void answersThatContinueInACircleAreAFault() {
        String page = "{\"continue\":{\"rccontinue\":\"20260101|5\"},\"query\":{\"recentchanges\":[]}}";
        FakeWiki circle = new FakeWiki().always(number -> page);
        assertThatThrownBy(() -> draw(circle, order(5)))
                .isInstanceOf(Fault.class)
                .hasMessage("the wiki's answers continue in a circle");
        assertThat(circle.queries()).hasSize(2);
    }

    @Test
    void answersThatGoOnWithoutNewEditsAreAFault() {
        FakeWiki endless = new FakeWiki()
                .always(number -> "{\"continue\":{\"rccontinue\":\"" + number
                        + "\"},\"query\":{\"recentchanges\":[{\"revid\":7}]}}");
        assertThatThrownBy(() -> draw(endless, order(5)))
                .isInstanceOf(Fault.class)
                .hasMessage("the wiki's answers go on without new edits");
        assertThat(endless.queries()).hasSizeLessThan(100);
    }

    @Test
    void aContinuationThatIsTooLongIsAFault() {
        FakeWiki wordy =
                new FakeWiki().always(number -> "{\"continue\":{\"a\":\"" + "x".repeat(100_000) + "\"},\"query\":{}}");
        assertThatThrownBy(() -> draw(wordy, order(5)))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("too long for a URL");
    }

    @Test
    void namespacesAndBotsAreParameters() throws Exception {
        draw(wiki, new SampleOrder(5, List.of(0, 120), false, FakeWiki.NOW, MONTH, 7));
        assertThat(wiki.queries().get(0)).contains(Map.entry("rcnamespace", "0|120"), Map.entry("rcshow", "!bot"));
    }

    @Test
    void progressGoesUpToTheCount() throws Exception {
        List<Integer> counts = new ArrayList<>();
        new RevisionSampler(wiki.api()).draw(order(60), counts::add);
        assertThat(counts).isSorted().endsWith(60).hasSizeGreaterThan(5);
    }

    @Test
    void requestsAreSpacedInTime() throws Exception {
        draw(wiki, order(90));
        assertThat(wiki.waits()).hasSize(29).containsOnly(Duration.ofMillis(334));
    }

    private static FakeWiki busy() {
        return new FakeWiki().editsEvery(Duration.ofMinutes(1), 43_200);
    }

    private static List<Long> draw(FakeWiki from, SampleOrder order) throws Exception {
        return new RevisionSampler(from.api()).draw(order, count -> {});
    }

    private static SampleOrder order(int count) {
        return new SampleOrder(count, List.of(0), true, FakeWiki.NOW, MONTH, 7);
    }
}
