package city.madang.situation;

import city.madang.live.JsonBytes;

/// Writes what stands around a place as JSON, in the shape of docs/api/live.md.
public final class NearbyJson {

    public static byte[] of(Surroundings.Found found) {
        var out = new JsonBytes(8192).beginObject();
        SituationTopic.writeAround(found, out);
        return out.endObject().toByteArray();
    }

    private NearbyJson() {}
}
