/** Finds open leads whose process instance is gone, and has them go on where they stood. */
package io.sluice.liveness;
