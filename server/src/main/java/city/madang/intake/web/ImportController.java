package city.madang.intake.web;

import city.madang.intake.imports.AdminDoor;
import city.madang.intake.imports.Imports;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Runs an import for the command line: only from this machine, with the token of the data folder. Answers with
/// lines of text while it works; the last one is `done` or begins with `failed: `.
@Controller
class ImportController {

    private final Imports imports;
    private final AdminDoor door;

    ImportController(Imports imports, AdminDoor door) {
        this.imports = imports;
        this.door = door;
    }

    @Audience(Audience.Group.SOURCE)
    @PostMapping("/intake/import")
    void run(
            @RequestParam String source,
            @RequestParam List<Path> file,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                || !door.opensFor(WebhookController.tokenOf(request))) {
            throw new CityException(CityException.Category.FORBIDDEN, "Imports are for commands on this machine");
        }
        response.setContentType("text/plain;charset=UTF-8");
        var out = response.getWriter();
        try {
            var result = imports.run(source, file, progress -> tell(out, progress));
            out.print(result.text());
            out.println("done");
        } catch (CityException e) {
            out.println("failed: " + e.getMessage());
        }
        out.flush();
    }

    private static void tell(PrintWriter out, Imports.Progress progress) {
        out.println(progress.line());
        out.flush();
    }
}
