package io.github.wingload.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** A manifest as objects of Kubernetes. Values of other types and fields that Kubernetes does not know fail the test. */
public final class StrictManifest {

    /** The model collects unknown fields in a map; here they are errors, as numbers in quotes are. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {

                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(MapperConfig<?> config, Annotated member) {
                    return false;
                }
            })
            .build();

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1 ConfigMap", ConfigMap.class,
            "v1 Service", Service.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "batch/v1 Job", Job.class);

    private final List<HasMetadata> objects = new ArrayList<>();

    private StrictManifest(String text) {
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(text)) {
            JsonNode tree = JSON.valueToTree(document);
            String kind =
                    tree.get("apiVersion").asString() + " " + tree.get("kind").asString();
            assertThat(KINDS).containsKey(kind);
            objects.add(JSON.treeToValue(tree, KINDS.get(kind)));
        }
    }

    public static StrictManifest of(String text) {
        return new StrictManifest(text);
    }

    public <T extends HasMetadata> T only(Class<T> kind) {
        List<T> found =
                objects.stream().filter(kind::isInstance).map(kind::cast).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    public List<HasMetadata> objects() {
        return objects;
    }

    public PodSpec pod() {
        return only(Job.class).getSpec().getTemplate().getSpec();
    }

    /** The container that makes the load. */
    public Container shard() {
        return pod().getContainers().get(0);
    }

    /** Writes the files of the ConfigMap where the pods see them. */
    public void writeFiles(Path folder) throws IOException {
        ConfigMap map = only(ConfigMap.class);
        for (VolumeProjection source : pod().getVolumes().get(0).getProjected().getSources()) {
            if (source.getConfigMap() != null) {
                assertThat(source.getConfigMap().getName())
                        .isEqualTo(map.getMetadata().getName());
                for (KeyToPath item : source.getConfigMap().getItems()) {
                    Path file = folder.resolve(item.getPath());
                    Files.createDirectories(file.getParent());
                    Files.write(file, content(map, item.getKey()));
                }
            }
        }
    }

    private static byte[] content(ConfigMap map, String key) {
        return map.getData().containsKey(key)
                ? map.getData().get(key).getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(map.getBinaryData().get(key));
    }
}
