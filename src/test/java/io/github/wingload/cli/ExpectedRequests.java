package io.github.wingload.cli;

import io.github.wingload.cli.ScenarioBookIT.Sent;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the tests send that a scenario replaces. Rows are taken from the payloads by regular expressions, so that this has
 * nothing in common with how wingload reads them.
 *
 * @param file below the scenarios
 * @param profile what it is run against
 * @param users how many of them send a request each
 * @param rules from what stands for something generated, to a regular expression of all that may stand there
 * @param requests each that may be sent
 */
record ExpectedRequests(String file, Profile profile, int users, Map<String, String> rules, Set<Sent> requests) {

    private static final Path PAYLOADS = Path.of("payloads");
    private static final String JSON = "application/json";
    private static final String ID = "(\\d+)";
    private static final String LANG_TAB_ID = "(\\w+)\t(\\d+)";
    private static final String ARTICLE = "(\\w+),\"?([^\"]+?)\"?,(\\d+)";

    static List<ExpectedRequests> ofAll() throws IOException {
        List<ExpectedRequests> all = new ArrayList<>();
        // Rows of a table: scenario; then, for each kind of request, model, Host, file of rows, what a row is, body.
        all.add(of("revertrisk-wikidata")
                .model(
                        "revertrisk-wikidata",
                        "revertrisk-wikidata.revertrisk",
                        "wikidata_revids.tsv",
                        ID,
                        "{'rev_id':$1}"));
        for (String model : List.of("language-agnostic", "multilingual")) {
            String name = "revertrisk-" + model;
            one(all, "revertrisk")
                    .model(
                            name,
                            name + ".revertrisk",
                            "revisions_lang_and_id.tsv",
                            LANG_TAB_ID,
                            "{'rev_id':$2,'lang':'$1'}");
        }
        Map<String, String> revscoring = Map.of(
                "goodfaith", "revscoring-editquality-goodfaith",
                "damaging", "revscoring-editquality-damaging",
                "draftquality", "revscoring-draftquality",
                "drafttopic", "revscoring-drafttopic",
                "articlequality", "revscoring-articlequality",
                "articletopic", "revscoring-articletopic");
        for (var model : revscoring.entrySet()) {
            String name = "enwiki-" + model.getKey();
            for (String scenario : List.of(name, "revscoring")) {
                one(all, scenario).model(name, name + "." + model.getValue(), "enwiki_revids.tsv", ID, "{'rev_id':$1}");
            }
        }
        for (String scenario : List.of("viwiki-reverted", "revscoring")) {
            one(all, scenario)
                    .model(
                            "viwiki-reverted",
                            "viwiki-reverted.revscoring-editquality-reverted",
                            "viwiki_revids.tsv",
                            ID,
                            "{'rev_id':$1}");
        }
        one(all, "articlequality")
                .model(
                        "articlequality",
                        "articlequality.article-models",
                        "revisions_lang_and_id.tsv",
                        LANG_TAB_ID,
                        "{'rev_id':$2,'lang':'$1'}")
                .model(
                        "articlequality_v2",
                        "articlequality.article-models",
                        "revisions_lang_and_id.tsv",
                        LANG_TAB_ID,
                        "{'instances':[{'rev_id':$2,'lang':'$1'}]}");
        one(all, "outlink-topic-model")
                .model(
                        "outlink-topic-model",
                        "outlink-topic-model.articletopic-outlink",
                        "articles_lang_title_id.csv",
                        ARTICLE,
                        "{'lang':'$1','page_title':'$2'}")
                .model(
                        "outlink-topic-model",
                        "outlink-topic-model.articletopic-outlink",
                        "articles_lang_title_id.csv",
                        ARTICLE,
                        "{'lang':'$1','page_id':$3}");
        one(all, "reference-quality")
                .model(
                        "reference-need",
                        "reference-quality.revision-models",
                        "recentchanges_en.tsv",
                        "(\\w+)\t(\\d+)\t.*",
                        "{'rev_id':$2,'lang':'$1'}")
                .model(
                        "reference-risk",
                        "reference-quality.revision-models",
                        "recentchanges_en.tsv",
                        "(?!de|es)(\\w+)\t(\\d+)\t.*",
                        "{'rev_id':$2,'lang':'$1'}");
        one(all, "readability")
                .model(
                        "readability",
                        "readability.readability",
                        "revisions_lang_and_id.tsv",
                        LANG_TAB_ID,
                        "{'rev_id':$2,'lang':'$1'}");
        one(all, "article-country")
                .model(
                        "article-country",
                        "article-country.article-models",
                        "articles_lang_title_id.csv",
                        ARTICLE,
                        "{'lang':'$1','title':'$2'}");
        one(all, "article-descriptions")
                .model(
                        "article-descriptions",
                        "article-descriptions.article-descriptions",
                        "articles_lang_title_id.csv",
                        ARTICLE,
                        "{'lang':'$1','title':'$2','num_beams':3}");
        one(all, "article-descriptions-cloud")
                .get("articles_lang_title_id.csv", ARTICLE, "/article?lang=$1&title=$2&num_beams=3");
        one(all, "logo-detection").images("logo-detection.logo-detection");
        one(all, "edit-check")
                .rule("PRAISE", "(This is a great and wonderful article\\. ){5,20}(?=\")")
                .post(
                        "/v1/models/edit-check:predict",
                        "edit-check.edit-check",
                        "{'instances':[{'lang':'en','check_type':'tone',"
                                + "'page_title':'Test','original_text':'This is an article.','modified_text':'PRAISE'}]}");
        one(all, "editing-suggestions")
                .model(
                        "editing-suggestions",
                        "editing-suggestions.experimental",
                        "editing_suggestions.csv",
                        "(\\d+),(\\w+)",
                        "{'wiki_id':'$2','page_id':$1}");
        // A doubled quote of CSV is an escaped one of JSON. The question that is too short and the one that is too long
        // are left out.
        one(all, "embeddings")
                .model(
                        "qwen3-embedding",
                        "embeddings.llm",
                        "embedding_questions.csv",
                        "\"(.{10,300})\"",
                        "{'input':['$1']}");
        one(all, "langid")
                .rule("WORDS", "(?<=\")Hello( Hello){4,99}(?=\")")
                .post("/v1/models/langid:predict", "langid.llm", "{'text':'WORDS'}");
        one(all, "huggingface")
                .rule("PROMPT", "(?<=prompt\":\")[^\"]{20,200}(?=\")")
                .rule("10..1000", "(?<=max_tokens\":)(1000|[1-9]\\d{1,2})(?=})")
                .post(
                        "/openai/v1/completions",
                        "llm.experimental",
                        "{'model':'llm','prompt':'PROMPT','max_tokens':10..1000}");
        one(all, "wrk-revscoring")
                .model(
                        "enwiki-goodfaith",
                        "enwiki-goodfaith.revscoring-editquality-goodfaith",
                        "enwiki.input",
                        ID,
                        "{'rev_id':$1}");
        one(all, "wrk-revertrisk")
                .model(
                        "revertrisk-language-agnostic",
                        "revertrisk-language-agnostic.revertrisk",
                        "revertrisk.input",
                        "(\\w+)\\s+(\\d+)",
                        "{'lang':'$1','rev_id':$2}");
        one(all, "wrk-outlink")
                .model(
                        "outlink-topic-model",
                        "outlink-topic-model.articletopic-outlink",
                        "outlink.input",
                        "(\\w+) (.+)",
                        "{'lang':'$1','page_title':'$2'}");
        one(all, "wrk-article-descriptions")
                .model(
                        "article-descriptions",
                        "article-descriptions.article-descriptions",
                        "article_descriptions.input",
                        "(\\w+) (.+) (\\d+)",
                        "{'lang':'$1','title':'$2','num_beams':$3}");
        one(all, "wrk-langid").model("langid", "langid.llm", "langid.input", "(.+)", "{'text':'$1'}");
        one(all, "wrk-ores-legacy")
                .get("ores_legacy.input", "(\\S+) (\\S+) (\\S+)", "/v3/scores/$1?models=$2&revids=$3");
        all.add(heart());
        all.add(texts("baseline", 300));
        all.add(texts("spike", 500));
        all.add(new ExpectedRequests("ml-api/cache.yaml", Profile.ML_API_TEXT, 50, TEXT_RULES, new LinkedHashSet<>())
                .post("/predict", null, "{'text':'TEXT'}"));
        return all;
    }

    /** One of these texts, or one without meaning. */
    private static final Map<String, String> TEXT_RULES =
            Map.of("TEXT", "(?<=[\\[:,]\")(?!TEXT)[^\"\\\\]([^\"\\\\]|\\\\\"){10,159}(?=\"[,}\\]])");

    private static ExpectedRequests texts(String name, int users) {
        ExpectedRequests expected = new ExpectedRequests(
                "ml-api/" + name + ".yaml", Profile.ML_API_TEXT, users, TEXT_RULES, new LinkedHashSet<>());
        for (String path : List.of("/health", "/analytics/cache", "/analytics/models", "/analytics/requests")) {
            expected.requests.add(new Sent("GET", path, "", "", ""));
        }
        return expected.post("/predict", null, "{'text':'TEXT'}")
                .post("/predict/ab", null, "{'text':'TEXT'}")
                .post("/batch", null, "{'texts':['TEXT','TEXT']}");
    }

    private static ExpectedRequests heart() throws IOException {
        ExpectedRequests expected = new ExpectedRequests(
                        "ml-api/heart.yaml", Profile.ML_API_HEART, 60, new LinkedHashMap<>(), new LinkedHashSet<>())
                .rule("'sex':0..1".replace('\'', '"'), "\"sex\":[01](?=,)")
                .rule("'cp':0..3".replace('\'', '"'), "\"cp\":[0-3](?=,)")
                .rule("'restecg':0..1".replace('\'', '"'), "\"restecg\":[01](?=,)")
                .rule("'age':18..99".replace('\'', '"'), "\"age\":(1[89]|[2-9]\\d)(?=})")
                .post("/predict", null, "{'sex':0..1,'cp':0..3,'restecg':0..1,'age':18..99}")
                .post("/predict", null, "{'cp':0..3,'restecg':0..1,'age':18..99}")
                .post("/predict", null, "{'sex':0..1,'restecg':0..1,'age':18..99}")
                .post("/predict", null, "{'sex':0..1,'cp':0..3,'age':18..99}");
        expected.requests.add(new Sent("GET", "/health", "", "", ""));
        expected.requests.add(
                new Sent("POST", "/predict", "", JSON, Files.readString(PAYLOADS.resolve("ml-api/payload.json"))));
        return expected;
    }

    /** What is generated in a body, replaced by the name of its rule. */
    String withRules(String body) {
        String result = body;
        for (var rule : rules.entrySet()) {
            result = result.replaceAll(rule.getValue(), rule.getKey());
        }
        return result;
    }

    Set<String> paths() {
        return requests.stream()
                .map(sent -> sent.target().replaceFirst("\\?.*", ""))
                .collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return file;
    }

    private static ExpectedRequests of(String name) {
        return new ExpectedRequests(
                "liftwing/" + name + ".yaml", Profile.LIFTWING, 16, new LinkedHashMap<>(), new LinkedHashSet<>());
    }

    /** That of this name, which is added if it is not there. */
    private static ExpectedRequests one(List<ExpectedRequests> all, String name) {
        ExpectedRequests fresh = of(name);
        return all.stream()
                .filter(there -> there.file.equals(fresh.file))
                .findFirst()
                .orElseGet(() -> {
                    all.add(fresh);
                    return fresh;
                });
    }

    private ExpectedRequests rule(String stands, String pattern) {
        rules.put(stands, pattern);
        return this;
    }

    /** @param service null where the target's own name is sent */
    private ExpectedRequests post(String path, String service, String body) {
        String host = service == null ? "" : service + ".wikimedia.org";
        requests.add(new Sent("POST", path, host, JSON, body.replace('\'', '"')));
        return this;
    }

    private ExpectedRequests model(String model, String service, String rows, String row, String body)
            throws IOException {
        for (MatchResult found : rows(rows, row)) {
            // CSV doubles a quote, JSON escapes it.
            String filled = fill(body.replace('\'', '"'), found).replaceAll("(?<=[^:\\[,{])\"\"|(?<= )\"\"", "\\\\\"");
            requests.add(
                    new Sent("POST", "/v1/models/" + model + ":predict", service + ".wikimedia.org", JSON, filled));
        }
        return this;
    }

    private ExpectedRequests get(String rows, String row, String target) throws IOException {
        for (MatchResult found : rows(rows, row)) {
            String filled = target;
            for (int group = 1; group <= found.groupCount(); group++) {
                String encoded = URLEncoder.encode(found.group(group), StandardCharsets.UTF_8)
                        .replace("+", "%20");
                filled = filled.replace("$" + group, encoded);
            }
            requests.add(new Sent("GET", filled, "", "", ""));
        }
        return this;
    }

    private ExpectedRequests images(String service) throws IOException {
        for (String name : List.of("circle.png", "landscape.png", "stripes.png")) {
            String image =
                    Base64.getEncoder().encodeToString(Files.readAllBytes(PAYLOADS.resolve("liftwing/images/" + name)));
            post(
                    "/v1/models/logo-detection:predict",
                    service,
                    "{'instances':[{'filename':'" + name + "','image':'" + image + "','target':'logo'}],'debug':true}");
        }
        return this;
    }

    private static List<MatchResult> rows(String file, String row) throws IOException {
        List<MatchResult> found = new ArrayList<>();
        for (String line : Files.readAllLines(PAYLOADS.resolve("liftwing").resolve(file))) {
            Matcher matcher =
                    Pattern.compile(row, Pattern.UNICODE_CHARACTER_CLASS).matcher(line);
            if (matcher.matches()) {
                found.add(matcher.toMatchResult());
            }
        }
        return found;
    }

    private static String fill(String template, MatchResult row) {
        String filled = template;
        for (int group = 1; group <= row.groupCount(); group++) {
            filled = filled.replace("$" + group, row.group(group));
        }
        return filled;
    }
}
