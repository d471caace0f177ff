package city.madang.indicators.web;

import java.util.List;

/// A district in the table of the front page.
///
/// @param values one for each column, in words
public record DistrictRow(String code, String name, List<String> values) {}
