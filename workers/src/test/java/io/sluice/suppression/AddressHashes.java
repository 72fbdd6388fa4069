package io.sluice.suppression;

/** The secret of an installation, for tests of what is derived from it. */
public final class AddressHashes {

  private AddressHashes() {}

  public static AddressHash of(String key) {
    return new AddressHash(key);
  }
}
