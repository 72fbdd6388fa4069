/** Programs that measure the whole system on one machine. */
package io.sluice.bench;
