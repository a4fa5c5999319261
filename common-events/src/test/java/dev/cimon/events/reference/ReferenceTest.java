package dev.cimon.events.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceTest {

    private static final String SHA = "0123456789abcdef0123456789abcdef01234567";

    private static final Function<String, Object> REPOSITORY = RepositoryName::of;
    private static final Function<String, Object> REVISION = Revision::new;
    private static final Function<String, Object> ENVIRONMENT = EnvironmentName::new;
    private static final Function<String, Object> KEY = MessageKey::new;
    private static final Function<String, Object> PIPELINE = PipelineId::new;
    private static final Function<String, Object> DEPLOYMENT = DeploymentId::of;

    static Stream<Arguments> wellFormed() {
        return Stream.of(
                Arguments.of(REPOSITORY, "acme/shop"),
                Arguments.of(REPOSITORY, "a-c.m_e/.github"),
                Arguments.of(REVISION, SHA),
                Arguments.of(REVISION, SHA + "0123456789abcdef01234567"),
                Arguments.of(ENVIRONMENT, "pr27"),
                Arguments.of(ENVIRONMENT, "e".repeat(255)),
                Arguments.of(KEY, "deployment/4f0c"),
                Arguments.of(PIPELINE, "5034460f"),
                Arguments.of(DEPLOYMENT, "4f0c2a6e-8b1d-3c5e-9f70-123456789abc"));
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of(REPOSITORY, "shop"),
                Arguments.of(REPOSITORY, "/shop"),
                Arguments.of(REPOSITORY, "acme/"),
                Arguments.of(REPOSITORY, "acme/shop/tea"),
                Arguments.of(REPOSITORY, "acme/sh op"),
                Arguments.of(REPOSITORY, "acme/" + "s".repeat(101)),
                Arguments.of(REVISION, ""),
                Arguments.of(REVISION, SHA.substring(1)),
                Arguments.of(REVISION, SHA + "0"),
                Arguments.of(REVISION, SHA.replace('a', 'A')),
                Arguments.of(REVISION, SHA.replace('a', 'g')),
                Arguments.of(ENVIRONMENT, " "),
                Arguments.of(ENVIRONMENT, "e".repeat(256)),
                Arguments.of(KEY, ""),
                Arguments.of(KEY, "k".repeat(256)),
                Arguments.of(PIPELINE, " "),
                Arguments.of(DEPLOYMENT, "42"),
                Arguments.of((Function<String, Object>) id -> new ChannelRef(id, "C0SHOP"), " "),
                Arguments.of((Function<String, Object>) id -> new ChannelRef("T0ACME", id), ""),
                Arguments.of((Function<String, Object>) id -> new SlackUser(id, "alice"), ""));
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void writesAReferenceAsItWasRead(Function<String, Object> reference, String text) {
        assertThat(reference.apply(text)).hasToString(text);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void rejectsAMalformedReference(Function<String, Object> reference, String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> reference.apply(text));
    }

    @Test
    void comparesRepositoriesWithoutRegardToCase() {
        assertThat(RepositoryName.of("Acme/Shop")).isEqualTo(RepositoryName.of("acme/shop"));
    }

    @Test
    void abbreviatesARevisionToSevenDigits() {
        assertThat(new Revision(SHA).abbreviated()).isEqualTo("0123456");
    }

    @Test
    void theSameCauseAsksForTheSameDeployment() {
        RepositoryName shop = RepositoryName.of("acme/shop");
        EnvironmentName production = new EnvironmentName("production");

        DeploymentId id = DeploymentId.causedBy("Ev1", shop, production);

        assertThat(id).isEqualTo(DeploymentId.causedBy("Ev1", shop, production));
        assertThat(id).isNotEqualTo(DeploymentId.causedBy("Ev2", shop, production));
        assertThat(id).isNotEqualTo(DeploymentId.causedBy("Ev1", RepositoryName.of("acme/api"), production));
        assertThat(id).isNotEqualTo(DeploymentId.causedBy("Ev1", shop, new EnvironmentName("preview")));
    }
}
