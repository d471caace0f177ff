package city.madang.situation.web;

import city.madang.situation.Clocks;
import city.madang.situation.Situation;
import java.util.List;

/// A situation as the list shows it.
///
/// @param district in words; empty if it has none
/// @param units how many were sent
/// @param sources the systems that told of it
public record IncidentRow(
        Situation situation, String kind, String district, Clocks clocks, int units, List<String> sources) {}
