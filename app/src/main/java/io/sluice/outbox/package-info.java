/**
 * Messages to the engine without a dual write: committed with the fact they tell, published at
 * least once, settled by the claim of the process instance they started.
 */
package io.sluice.outbox;
