package city.madang.intake;

import city.madang.intake.imports.CommandLineImport;

/// `import SOURCE FILE…` as the first words of the command line: imports files instead of starting a server.
public final class ImportCommand {

    private ImportCommand() {}

    public static boolean isMeant(String[] args) {
        return args.length > 0 && args[0].equals("import");
    }

    /// Imports the files, through the server that runs on the data folder, or by itself if none does.
    ///
    /// @param application the application to start where no server runs
    /// @return the exit status: 0 if everything was read
    public static int run(Class<?> application, String[] args) {
        return new CommandLineImport(application, System.out).run(args);
    }
}
