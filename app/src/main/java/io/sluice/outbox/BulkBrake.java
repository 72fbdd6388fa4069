package io.sluice.outbox;

/** Says whether nothing of a bulk is to start for now, since something else needs the machine. */
public interface BulkBrake {

  boolean isOn();
}
