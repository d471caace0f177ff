/// The public ledger of what is withheld, as a page and as data.
@NullMarked
package city.madang.governance.web;

import org.jspecify.annotations.NullMarked;
