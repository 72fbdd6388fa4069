package io.sluice;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Sluice: intake, outbox, models and job workers in one process. */
@SpringBootApplication
public class SluiceApplication {

  public static void main(String[] args) {
    SpringApplication.run(SluiceApplication.class, args);
  }
}
