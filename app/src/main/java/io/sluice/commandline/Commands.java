package io.sluice.commandline;

import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that can stand behind {@code java -jar app.jar}. */
public final class Commands {

  /** Where nothing stands before it, this is how the program is called. */
  static final String PROGRAM = "java -jar app.jar";

  private Commands() {}

  /** Whether the arguments are a command, and not those of the application itself. */
  public static boolean areCommand(String... arguments) {
    return arguments.length > 0 && arguments[0].equals(ImportCommand.NAME);
  }

  /**
   * Runs a command.
   *
   * @return the exit code: 0 where all is well, 1 where a part was refused, 2 where it failed
   */
  public static int run(String... arguments) {
    return run(writer(System.out), writer(System.err), arguments);
  }

  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new Program())
        .addSubcommand(new ImportCommand())
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (!(failure instanceof CommandFailedException)) {
                throw failure;
              }
              command.getErr().println(failure.getMessage());
              return ImportCommand.FAILED;
            })
        .execute(arguments);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true);
  }

  @Command(name = PROGRAM)
  private static final class Program {}
}
