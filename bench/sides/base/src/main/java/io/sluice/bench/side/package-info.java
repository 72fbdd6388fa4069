/** What all sides of the comparison share: their HTTP contract, their rules and their leads. */
package io.sluice.bench.side;
