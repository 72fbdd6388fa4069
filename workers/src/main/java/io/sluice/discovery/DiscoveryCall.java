package io.sluice.discovery;

import io.sluice.qualification.Bant;
import java.util.Optional;

/**
 * One attempt as the SDR recorded it.
 *
 * @param bant empty where nobody was reached
 */
record DiscoveryCall(CallResult result, CallOutcome outcome, Optional<Bant> bant, String note) {}
