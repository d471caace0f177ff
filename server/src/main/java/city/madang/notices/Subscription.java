package city.madang.notices;

/// A browser that can be reached (W3C Push API).
///
/// @param endpoint address at the browser's push service; whoever knows it and the keys can write to that browser
/// @param p256dh the browser's public key, base64url
/// @param auth the browser's shared secret, base64url
record Subscription(long id, String endpoint, String p256dh, String auth) {}
