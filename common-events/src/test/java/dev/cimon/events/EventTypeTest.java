package dev.cimon.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That names do not change is seen by {@link GoldenTest}: every golden example carries the name of its day. */
class EventTypeTest {

    @Test
    void everyRecordHasItsOwnName() {
        assertThat(EventType.all()).extracting(EventType::name).doesNotHaveDuplicates();
        assertThat(EventType.all()).extracting(EventType::record).doesNotHaveDuplicates();
        assertThat(EventType.all())
                .allSatisfy(type -> assertThat(EventType.named(type.name())).contains(type));
    }

    @Test
    void everyNameSaysItsArea() {
        assertThat(EventType.all())
                .allSatisfy(type -> assertThat(type.name())
                        .matches("dev\\.cimon\\." + type.topic().area() + "\\.[a-z]+(-[a-z]+)*\\.v1"));
    }
}
