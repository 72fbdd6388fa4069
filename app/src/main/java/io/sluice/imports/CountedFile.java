package io.sluice.imports;

import io.sluice.problem.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of a file as they are read: counted, hashed, and not too many. */
class CountedFile extends FilterInputStream {

  private final DigestInputStream digested;
  private final long most;
  private long bytes;

  CountedFile(InputStream file, long most) {
    this(new DigestInputStream(file, sha256()), most);
  }

  private CountedFile(DigestInputStream digested, long most) {
    super(digested);
    this.digested = digested;
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    var read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    var read = super.read(into, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    return readNBytes((int) Math.min(count, 8_192)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int read) {
    bytes += read;
    if (bytes > most) {
      throw Problem.tooLarge(
          "Nothing was stored. Send at most %d MiB in one file.".formatted(most / 1024 / 1024));
    }
  }

  /** Leaves the file open, for what is left of it to be read. */
  @Override
  public void close() {}

  /** Reads what is left: the hash is of the whole, and who still sends hears no answer. */
  void drain() throws IOException {
    transferTo(OutputStream.nullOutputStream());
  }

  long bytes() {
    return bytes;
  }

  /** In hexadecimal, of what was read. */
  String sha256Hex() {
    return HexFormat.of().formatHex(digested.getMessageDigest().digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
