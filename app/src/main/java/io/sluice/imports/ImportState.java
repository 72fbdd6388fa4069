package io.sluice.imports;

import java.util.Locale;

/** How far an import is. */
public enum ImportState {
  /** Its file is still coming in. */
  RECEIVING,
  /** Its rows are staged; it waits to be mapped and started. */
  RECEIVED,
  RUNNING,
  /** Every row has its outcome. One that was a dry run can be mapped and started again. */
  FINISHED,
  /** It cannot go on; its problem says why. */
  FAILED,
  CANCELLED;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ImportState ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
