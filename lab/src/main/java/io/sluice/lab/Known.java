package io.sluice.lab;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When the value of a column is known. Only what is known before contact can decide on contact. */
enum Known {
  @JsonProperty("before-contact")
  BEFORE_CONTACT,
  /** Filled in for some leads at intake and for others by whoever spoke with them. */
  @JsonProperty("partly")
  PARTLY,
  @JsonProperty("after-contact")
  AFTER_CONTACT,
  /** Names the lead, its order or its outcome, and says nothing about it. */
  @JsonProperty("never")
  NEVER
}
