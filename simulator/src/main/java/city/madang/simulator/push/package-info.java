/// Systems that come by themselves: MQTT, SensorThings, webhooks, files, a database.
@NullMarked
package city.madang.simulator.push;

import org.jspecify.annotations.NullMarked;
