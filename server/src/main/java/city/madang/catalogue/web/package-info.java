/// The catalogue over HTTP: the city, its shapes and its places, as `docs/api/live.md` says.
@NullMarked
package city.madang.catalogue.web;

import org.jspecify.annotations.NullMarked;
