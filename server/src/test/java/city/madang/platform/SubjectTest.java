package city.madang.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {

    @Test
    void readsWhatItWrites() {
        var subject = Subject.parse("incident:urn:oid:2.49.0.0.410:42");

        assertThat(subject).isEqualTo(new Subject("incident", "urn:oid:2.49.0.0.410:42"));
        assertThat(Subject.parse(subject.toString())).isEqualTo(subject);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "incident", ":42", "incident:", "Incident:42", "incident:4\n2"})
    void refusesWhatNamesNothing(String text) {
        assertThatThrownBy(() -> Subject.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
