/// The figures over HTTP, and the city's public pages.
@NullMarked
package city.madang.indicators.web;

import org.jspecify.annotations.NullMarked;
