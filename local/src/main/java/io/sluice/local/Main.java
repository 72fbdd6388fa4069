package io.sluice.local;

/**
 * Starts the full stack by itself and keeps it until the process is ended; options are -D flags.
 */
public final class Main {

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    try (LocalStack stack =
        LocalStack.start(LocalStackOptions.full(System::getProperty), System.out::println)) {
      System.out.println("Stop with Ctrl-C. Tasklist: " + stack.endpoints().tasklist());
      Thread.currentThread().join();
    } catch (LocalStackException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
