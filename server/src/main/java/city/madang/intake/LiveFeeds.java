package city.madang.intake;

import city.madang.platform.LocalText;
import java.net.URI;

/// Where the moving pictures of the city's cameras come from.
public interface LiveFeeds {

    /// The RTSP address of a camera, with what is needed to sign in to it: never to be shown or logged.
    ///
    /// @param key the camera, as the registry of cameras names it
    /// @throws city.madang.platform.CityException NOT_FOUND if this city has no moving pictures, UNAVAILABLE if
    ///     the host is away or not allowed
    URI address(String key);

    /// Tells that a picture came: the system of the cameras works.
    void delivered();

    /// Tells that no picture came.
    void failed(LocalText why);
}
