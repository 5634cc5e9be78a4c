package io.github.wingload.check.suite;

import io.github.wingload.check.CaseId;
import io.github.wingload.check.CheckCase;
import io.github.wingload.check.Coverage;
import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.YamlFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The services that should be checked, by host name or by the first label of it, each with its runbook if the list names one.
 *
 * <p>A file is a list of names and of mappings with a name and its runbook, alone or as {@code services}; or the values
 * file of a helmfile, whose {@code inference_services} are the names.
 *
 * @param runbooks name → the address of its runbook, if there is one; in the order of the file
 */
public record ServiceList(Map<String, Optional<String>> runbooks) {

    /** No list. */
    public static final ServiceList NONE = new ServiceList(Map.of());

    private static final String OF_HELMFILE = "inference_services";
    private static final String EXAMPLE =
            "[revertrisk-wikidata, {name: langid, runbook: https://wiki.example.org/Runbook}]";

    public ServiceList {
        runbooks = Collections.unmodifiableMap(new LinkedHashMap<>(runbooks));
    }

    /** Reads a file; problems go to the findings. */
    public static ServiceList read(Path file, Findings findings) {
        Map<String, Optional<String>> services = new LinkedHashMap<>();
        YamlFile.root(file, "list of services", "write for example " + EXAMPLE, Path.of(""), findings)
                .ifPresent(root -> read(root, services));
        return new ServiceList(services);
    }

    private static void read(Node root, Map<String, Optional<String>> services) {
        if (!root.isMapping()) {
            list(root, services);
            return;
        }
        Map<String, Node> children = root.children("");
        Optional<Node> helmfile = Optional.ofNullable(children.get(OF_HELMFILE));
        Optional<Node> named = Optional.ofNullable(children.get("services"));
        helmfile.ifPresent(values -> values.children("revertrisk-wikidata: {}")
                .keySet()
                .forEach(name -> services.put(name, Optional.empty())));
        named.ifPresent(node -> list(node, services));
        if (helmfile.isEmpty() && named.isEmpty()) {
            root.problem("there is neither services nor " + OF_HELMFILE + " in it", "write services: " + EXAMPLE);
        }
    }

    private static void list(Node list, Map<String, Optional<String>> services) {
        for (Node item : list.someItems(EXAMPLE)) {
            if (item.isMapping()) {
                Keys keys = item.keys("name", "runbook");
                Optional<String> runbook = keys.get("runbook").page();
                keys.required("name", "name: langid").line().ifPresent(name -> services.put(name, runbook));
            } else {
                item.line().ifPresent(name -> services.put(name, Optional.empty()));
            }
        }
    }

    /** The runbook of a case's service. */
    public Optional<String> runbook(CaseId id) {
        return runbooks.entrySet().stream()
                .filter(service -> id.isOf(service.getKey()))
                .flatMap(service -> service.getValue().stream())
                .findFirst();
    }

    /** What is listed beside what is asked; nothing if there is no list. */
    public Coverage of(List<CheckCase> cases) {
        if (runbooks.isEmpty()) {
            return Coverage.NONE;
        }
        List<CaseId> ids = cases.stream().map(CheckCase::id).toList();
        return new Coverage(
                runbooks.keySet().stream()
                        .filter(service -> ids.stream().noneMatch(id -> id.isOf(service)))
                        .toList(),
                ids.stream()
                        .filter(id -> runbooks.keySet().stream().noneMatch(id::isOf))
                        .map(CaseId::service)
                        .distinct()
                        .toList());
    }
}
