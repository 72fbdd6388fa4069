package io.sluice.local.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The key under which a local database hashes addresses: random, made once, kept beside it. */
public final class SecretKey {

  /** The file's name in the data directory. */
  public static final String FILE = "suppression.key";

  private static final int BYTES = 32;

  private SecretKey() {}

  /** The key in this folder; made when there is none. */
  public static String in(Path dataDir) {
    Path file = dataDir.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        Files.writeString(file, random());
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The key cannot be kept in " + file, e);
    }
  }

  /** A new one, as text. */
  public static String random() {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
