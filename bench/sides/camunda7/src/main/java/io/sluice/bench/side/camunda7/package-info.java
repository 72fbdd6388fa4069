/** The same work on Camunda 7, embedded. */
package io.sluice.bench.side.camunda7;
