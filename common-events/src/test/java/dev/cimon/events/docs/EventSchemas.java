package dev.cimon.events.docs;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import dev.cimon.events.EventType;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.MessageKey;
import dev.cimon.events.reference.PipelineId;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON Schema (2020-12) of the data of an event, generated from its record. */
final class EventSchemas {

    /** The references that are one string in JSON, and the form they have. */
    private static final Map<Class<?>, String> PATTERNS = Map.of(
            RepositoryName.class, "^[A-Za-z0-9_.-]{1,100}/[A-Za-z0-9_.-]{1,100}$",
            Revision.class, "^[0-9a-f]{40}([0-9a-f]{24})?$",
            DeploymentId.class, "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
            EnvironmentName.class, "^.{1,255}$",
            MessageKey.class, "^.{1,255}$",
            PipelineId.class, "^.+$");

    private static final SchemaGenerator GENERATOR = generator();

    private EventSchemas() {}

    static ObjectNode of(EventType type) {
        ObjectNode generated = GENERATOR.generateSchema(type.record());
        ObjectNode schema = generated.objectNode();
        schema.set("$schema", generated.remove("$schema"));
        schema.put("title", type.name());
        schema.setAll(generated);
        return schema;
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(JacksonOption.INLINE_TRANSFORMED_SUBTYPES))
                .with(
                        Option.DEFINITIONS_FOR_ALL_OBJECTS,
                        Option.PLAIN_DEFINITION_KEYS,
                        Option.STANDARD_FORMATS,
                        Option.EXTRA_OPEN_API_FORMAT_VALUES,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
        config.forFields()
                .withRequiredCheck(
                        field -> !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class))
                .withDescriptionResolver(EventSchemas::descriptionOf);
        config.forTypesInGeneral()
                .withPropertySorter((_, _) -> 0)
                .withCustomDefinitionProvider(EventSchemas::referenceAsString)
                .withDescriptionResolver(scope -> descriptionOf(scope.getType().getErasedType()));
        return new SchemaGenerator(config.build());
    }

    private static @Nullable CustomDefinition referenceAsString(ResolvedType type, SchemaGenerationContext context) {
        String pattern = PATTERNS.get(type.getErasedType());
        if (pattern == null) {
            return null;
        }
        ObjectNode definition = context.getGeneratorConfig().createObjectNode();
        definition.put("type", "string").put("pattern", pattern);
        definition.put("description", descriptionOf(type.getErasedType()));
        return new CustomDefinition(definition);
    }

    private static @Nullable String descriptionOf(Class<?> type) {
        String sentence =
                type.getName().startsWith("dev.cimon.") ? Javadoc.of(type).firstSentence() : "";
        return sentence.isEmpty() ? null : sentence;
    }

    private static @Nullable String descriptionOf(FieldScope field) {
        return Javadoc.of(field.getDeclaringType().getErasedType())
                .parameter(field.getName())
                .orElse(null);
    }
}
