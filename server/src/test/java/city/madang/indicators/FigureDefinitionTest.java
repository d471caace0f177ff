package city.madang.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.catalogue.ObservedProperty.Better;
import city.madang.catalogue.ObservedProperty.State;
import city.madang.indicators.FigureDefinition.Counting;
import city.madang.indicators.FigureDefinition.Measure;
import city.madang.indicators.FigureDefinition.OfOccurrences;
import city.madang.indicators.FigureDefinition.OfReadings;
import city.madang.platform.LocalText;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

class FigureDefinitionTest {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Test
    void borrowsUnitAndDecimalsOfItsProperty() {
        var figure = read("""
                id: pm25
                name: {ko: 초미세먼지, en: Fine dust}
                readings: {property: pm25, kind: air-station, aggregate: mean, fresh: 3h}
                better: lower
                target: 15
                watch: 36
                alarm: 76
                """);

        assertThat(figure.unit()).isEqualTo(LocalText.same("µg/m³"));
        assertThat(figure.decimals()).isZero();
        assertThat(figure.origin())
                .isEqualTo(new OfReadings("pm25", "air-station", Aggregate.MEAN, Double.NaN, Duration.ofHours(3), 1));
        assertThat(figure.districts()).isTrue();
    }

    @Test
    void readsAFigureOfOccurrences() {
        var figure = read("""
                id: dispatch-minutes
                name: {ko: 출동, en: Dispatch}
                unit: {ko: 분, en: min}
                decimals: 1
                occurrences: {kind: incident, category: [fire], aggregate: median, field: dispatchSeconds, scale: 0.5, within: 7d}
                districts: false
                """);

        assertThat(figure.unit()).isEqualTo(new LocalText("분", "min"));
        assertThat(figure.origin())
                .isEqualTo(new OfOccurrences(
                        "incident", List.of("fire"), Counting.MEDIAN, "dispatchSeconds", 0.5, Duration.ofDays(7)));
        assertThat(figure.districts()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{id: Pm, name: {ko: a, en: a}, readings: {property: pm25, aggregate: mean}}",
                "{id: a, readings: {property: pm25, aggregate: mean}}",
                "{id: a, name: {ko: a, en: a}}",
                "{id: a, name: {ko: a, en: a}, readings: {property: pm25, aggregate: average}}",
                "{id: a, name: {ko: a, en: a}, readings: {property: pm25, aggregate: mean, threshold: 3}}",
                "{id: a, name: {ko: a, en: a}, readings: {property: pm25, aggregate: share-above}}",
                "{id: a, name: {ko: a, en: a}, readings: {property: pm25, aggregate: mean, fresh: soon}}",
                "{id: a, name: {ko: a, en: a}, occurrences: {kind: incident, aggregate: median}}",
                "{id: a, name: {ko: a, en: a}, readings: {property: pm25, aggregate: mean}, better: lower, watch: 5, alarm: 3}"
            })
    void refusesWhatCannotBeMeant(String yaml) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "LOWER, 35.9, OK",
        "LOWER, 36, WATCH",
        "LOWER, 76, ALARM",
        "HIGHER, 37, WATCH",
        "NONE, 99, NONE",
        "LOWER, NaN, NONE"
    })
    void judgesByTheBoundsThatAreReached(Better better, double value, State state) {
        var bounds =
                better == Better.HIGHER ? new Bounds(better, null, 76.0, 36.0) : new Bounds(better, null, 36.0, 76.0);

        assertThat(bounds.judge(value)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"sum, 1, NONE", "count, 1, NONE", "mean, 1, ALARM", "sum, 0, ALARM"})
    void judgesADistrictByTheCitysLevelsOnlyIfTheyFit(String aggregate, int area, State state) {
        var figure = read(
                "{id: a, name: {ko: a, en: a}, readings: {property: beds, aggregate: %s}, better: higher, alarm: 60}"
                        .formatted(aggregate));

        assertThat(figure.boundsOf(area).judge(33)).isEqualTo(state);
    }

    private static FigureDefinition read(String yaml) {
        return FigureDefinition.of(
                YAML.readValue(yaml, FigureFile.Entry.class), id -> new Measure(LocalText.same("µg/m³"), 0));
    }
}
