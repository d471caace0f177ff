package city.madang.intake.imports;

import city.madang.platform.CityException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// The command `import SOURCE FILE…` with its options `--madang.data=…`.
public final class CommandLineImport {

    private static final String DATA = "--madang.data=";

    private final Class<?> application;
    private final PrintStream out;

    public CommandLineImport(Class<?> application, PrintStream out) {
        this.application = application;
        this.out = out;
    }

    /// Runs the command.
    ///
    /// @param args `import`, then options and names in any order
    /// @return 0 if everything was read, 1 if not, 2 if the command makes no sense
    public int run(String[] args) {
        var options = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (int i = 1; i < args.length; i++) {
            (args[i].startsWith("--") ? options : names).add(args[i]);
        }
        if (names.size() < 2) {
            out.println("Say what to import: import SOURCE FILE…");
            return 2;
        }
        var source = names.getFirst();
        var files = names.subList(1, names.size()).stream()
                .map(name -> Path.of(name).toAbsolutePath().normalize())
                .toList();
        try {
            var data = options.stream()
                    .filter(option -> option.startsWith(DATA))
                    .map(option -> Path.of(option.substring(DATA.length())))
                    .findFirst()
                    .orElse(Path.of("data"));
            var server = AdminDoor.find(data);
            if (server != null) {
                try {
                    return throughServer(server, source, files);
                } catch (ConnectException e) {
                    // That server is gone; its file stayed behind.
                }
            }
            return alone(options, source, files);
        } catch (IOException | CityException e) {
            out.println("failed: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int throughServer(AdminDoor.Address server, String source, List<Path> files)
            throws IOException, InterruptedException {
        var form = new StringBuilder("source=").append(encoded(source));
        files.forEach(file -> form.append("&file=").append(encoded(file.toString())));
        var request = HttpRequest.newBuilder(URI.create(server.url() + "/intake/import"))
                .header("Authorization", "Bearer " + server.token())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofLines());
            var last = new String[] {""};
            answer.body().forEach(line -> {
                if (!line.equals("done")) {
                    out.println(line);
                }
                last[0] = line;
            });
            return answer.statusCode() == 200 && last[0].equals("done") ? 0 : 1;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Starts the application on a port nobody knows, with all sources quiet.
    private int alone(List<String> options, String source, List<Path> files) {
        var arguments = new ArrayList<>(options);
        arguments.add("--server.port=0");
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--city.intake.connect=false");
        try (var context = new SpringApplicationBuilder(application).run(arguments.toArray(String[]::new))) {
            var result = context.getBean(Imports.class).run(source, files, progress -> out.println(progress.line()));
            out.print(result.text());
            return 0;
        }
    }
}
