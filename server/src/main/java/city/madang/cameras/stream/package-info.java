/// Moving pictures: RTSP of a camera to HTTP Live Streaming for browsers, by ffmpeg, without encoding anything anew.
@NullMarked
package city.madang.cameras.stream;

import org.jspecify.annotations.NullMarked;
