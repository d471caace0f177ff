package city.madang.intake.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/// How the bytes of a document become text. Decoding is strict: bytes that the encoding does not know are a fault
/// of the document, never silently replaced.
///
/// @param charset absent for `auto`: UTF-8 if the bytes are valid UTF-8, otherwise MS949
public record TextEncoding(@Nullable Charset charset) {

    /// What Korean systems of the 2000s write: CP949, a superset of EUC-KR.
    private static final Charset MS949 = Charset.forName("MS949");

    public static final TextEncoding UTF_8 = new TextEncoding(StandardCharsets.UTF_8);
    public static final TextEncoding AUTO = new TextEncoding(null);

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /// @throws IllegalArgumentException if this Java knows no such charset
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TextEncoding parse(String name) {
        if (name.equals("auto")) {
            return AUTO;
        }
        try {
            return new TextEncoding(Charset.forName(name.equalsIgnoreCase("CP949") ? "MS949" : name));
        } catch (UnsupportedCharsetException e) {
            throw new IllegalArgumentException("The charset '%s' is not known".formatted(name), e);
        }
    }

    /// The text of a whole document, without a byte order mark.
    ///
    /// @throws UnreadableDocumentException if the bytes are not of this encoding
    public String decode(byte[] bytes) throws UnreadableDocumentException {
        var encoding = settledBy(bytes, bytes.length);
        try {
            var text = strict(encoding).decode(ByteBuffer.wrap(bytes)).toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableDocumentException("The bytes are not %s text".formatted(encoding.name()), e);
        }
    }

    /// The charset itself, where `auto` is settled by the first `length` bytes of the document.
    public Charset settledBy(byte[] head, int length) {
        if (charset != null) {
            return charset;
        }
        var in = ByteBuffer.wrap(head, 0, length);
        var out = CharBuffer.allocate(length + 1);
        // Not the end of input: a character cut off by the end of the sample is no fault.
        return strict(StandardCharsets.UTF_8).decode(in, out, false).isError() ? MS949 : StandardCharsets.UTF_8;
    }

    /// A decoder that reports every byte it does not know.
    public static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
