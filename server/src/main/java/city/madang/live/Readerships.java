package city.madang.live;

import city.madang.identity.Viewer;

/// Finds the readership a viewer belongs to.
final class Readerships {

    static Readership of(Viewer viewer) {
        return new Readership(viewer.group(), viewer.jurisdiction());
    }

    private Readerships() {}
}
