package dev.cimon.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an object's kind allows. Kubernetes' own kinds are held against the classes that the official Java client
 * generates from Kubernetes' OpenAPI: unknown and missing properties and wrong types are found. Those of operators are
 * held against schemas/, which allow what these manifests use and nothing else.
 */
final class Schemas {

    private static final Map<String, String> CLASSES = Map.of("autoscaling/v2", "V2");
    private static final List<String> KUBERNETES =
            List.of("v1", "apps/v1", "autoscaling/v2", "networking.k8s.io/v1", "policy/v1");
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final Map<String, JsonSchema> OPERATORS = new ConcurrentHashMap<>();

    private Schemas() {}

    /** Nothing if it is as it should be. */
    static List<String> problems(Manifest manifest) {
        return KUBERNETES.contains(manifest.apiVersion()) ? kubernetes(manifest) : operator(manifest);
    }

    private static List<String> kubernetes(Manifest manifest) {
        String model = "io.kubernetes.client.openapi.models." + CLASSES.getOrDefault(manifest.apiVersion(), "V1")
                + manifest.kind();
        try {
            Class.forName(model)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(manifest.tree().toString()));
            return List.of();
        } catch (InvocationTargetException invalid) {
            return List.of(manifest + ": " + invalid.getTargetException().getMessage());
        } catch (ReflectiveOperationException unknown) {
            return List.of(manifest + ": Kubernetes has no such kind in " + manifest.apiVersion());
        }
    }

    private static List<String> operator(Manifest manifest) {
        return OPERATORS.computeIfAbsent(manifest.kind(), Schemas::schema).validate(manifest.tree()).stream()
                .map(ValidationMessage::getMessage)
                .map(message -> manifest + ": " + message)
                .toList();
    }

    private static JsonSchema schema(String kind) {
        JsonNode schema = Repository.tree("deploy/src/test/resources/schemas/" + kind + ".yaml");
        return FACTORY.getSchema(schema);
    }
}
