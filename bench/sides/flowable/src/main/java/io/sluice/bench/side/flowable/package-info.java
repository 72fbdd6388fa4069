/** The same work on Flowable, embedded. */
package io.sluice.bench.side.flowable;
