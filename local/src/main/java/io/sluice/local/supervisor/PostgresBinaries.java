package io.sluice.local.supervisor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder that the embedded PostgreSQL unpacks its programs into, once.
 *
 * <p>Unpacking that was interrupted would make every later attempt fail; what it left is deleted.
 */
final class PostgresBinaries {

  /** The library's own names: its mark for a complete folder, and its lock while it unpacks. */
  private static final String COMPLETE = ".exists";

  private static final String LOCK = "epg-lock";

  private PostgresBinaries() {}

  static Path in(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> versions = Files.newDirectoryStream(folder, "PG-*")) {
      for (Path version : versions) {
        if (!Files.exists(version.resolve(COMPLETE)) && !beingUnpacked(version)) {
          FileTree.delete(version);
        }
      }
    }
    return folder;
  }

  private static boolean beingUnpacked(Path version) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                version.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    }
  }
}
