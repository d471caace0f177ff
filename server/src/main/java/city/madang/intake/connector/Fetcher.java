package city.madang.intake.connector;

import city.madang.intake.net.DeliveryException;

/// Asks a source for what is new. Used by one thread at a time.
public interface Fetcher {

    /// Hands what is new since `cursor` to `desk` and returns the new cursor.
    ///
    /// @throws DeliveryException if the source could not be read; the cursor stays where it was
    Cursor fetch(Cursor cursor, Desk desk) throws DeliveryException, InterruptedException;
}
