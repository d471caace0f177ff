/// OGC SensorThings API 1.1 (18-088): things, datastreams and readings pushed by city systems, and read by
/// anyone.
@NullMarked
package city.madang.observations.sensorthings;

import org.jspecify.annotations.NullMarked;
