/**
 * Messages to the engine without a dual write: committed with the fact they tell, published at
 * least once, settled by the claim of the process instance that they start or the end of the one
 * that they tell to end.
 */
package io.sluice.outbox;
