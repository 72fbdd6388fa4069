package io.sluice.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a peer is started with, as its module has left it.
 *
 * @param classPath of its classes and of all that they need
 */
record PeerProgram(String classPath, String mainClass) {

  /**
   * @param folder of its module
   * @throws IllegalStateException when it was not built, with what to do
   */
  static PeerProgram of(Path folder, String mainClass) {
    var file = folder.resolve("target").resolve("classpath.txt");
    try {
      var classes = folder.resolve("target").resolve("classes");
      return new PeerProgram(classes + ":" + Files.readString(file).strip(), mainClass);
    } catch (IOException e) {
      throw new IllegalStateException(
          "The side in %s is not built: there is no %s. Leave it out of bench.sides, or build it as bench/README says"
              .formatted(folder, file),
          e);
    }
  }
}
