package io.sluice.webform;

/** How it stands with what somebody is to confirm. */
enum Confirmation {
  OPEN,
  DONE,
  /** Its time has run out. */
  OVER,
  /** We have never asked for it. */
  UNKNOWN
}
