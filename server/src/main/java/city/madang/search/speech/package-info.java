/// Speech to text without any other company's help: what a microphone heard becomes a sentence that the command
/// grammar reads.
@NullMarked
package city.madang.search.speech;

import org.jspecify.annotations.NullMarked;
