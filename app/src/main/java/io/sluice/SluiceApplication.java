package io.sluice;

import io.sluice.commandline.Commands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Sluice: intake, outbox, models and job workers in one process; or a command to such a one. */
@SpringBootApplication
public class SluiceApplication {

  public static void main(String[] args) {
    if (Commands.areCommand(args)) {
      System.exit(Commands.run(args));
    }
    SpringApplication.run(SluiceApplication.class, args);
  }
}
