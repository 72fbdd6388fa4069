package io.sluice.liveness;

/** Asks the engine after a process instance. */
interface InstanceProbe {

  /** Asks for a limited time. Never throws. */
  Sign look(long processInstanceKey);

  /** What is known after a look. */
  enum Sign {
    ALIVE,
    GONE,
    /** The engine did not answer, or not to the question. */
    UNKNOWN
  }
}
