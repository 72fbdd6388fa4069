package io.sluice.sheet;

import java.io.InputStream;

/** Opens files as sheets. */
public final class SheetFile {

  private SheetFile() {}

  /**
   * @throws UnreadableSheetException where no row of it can be read
   */
  public static Sheet open(InputStream in, SheetLimits limits) {
    throw new UnsupportedOperationException();
  }
}
