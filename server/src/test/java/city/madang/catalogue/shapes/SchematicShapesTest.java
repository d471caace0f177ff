package city.madang.catalogue.shapes;

import city.madang.identity.Jurisdictions;
import city.madang.platform.pack.Pack;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SchematicShapesTest {

    private static final Pack PACK = new Pack(Path.of("../packs/seoul"));
    private static final Jurisdictions SEOUL = new Jurisdictions(PACK);
    private static final Sketch SKETCH = PACK.read("outline.yaml", Sketch.class);

    @Test
    void draws() throws Exception {
        long t = System.nanoTime();
        var shapes = new SchematicShapes(SEOUL, SKETCH);
        var all = shapes.draw();
        System.out.println("ms " + (System.nanoTime() - t) / 1e6);
        t = System.nanoTime();
        all = new SchematicShapes(SEOUL, SKETCH).draw();
        System.out.println("ms " + (System.nanoTime() - t) / 1e6);
        var w = shapes.waters();
        var sb = new StringBuilder();
        for (var s : all)
            sb.append(s.code()).append('\t').append(s.area().toText()).append('\n');
        w.forEach((k, v) ->
                sb.append("w-").append(k).append('\t').append(v.toText()).append('\n'));
        java.nio.file.Files.writeString(Path.of("/tmp/city-gen/shapes.tsv"), sb.toString());
        System.out.println(
                all.stream().filter(s -> !s.area().isValid()).map(Shape::code).toList());
        System.out.println(all.stream()
                .filter(s -> s.area().getNumGeometries() > 1)
                .map(Shape::code)
                .toList());
    }
}
