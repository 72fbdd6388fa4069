/** The same work by Sluice and by what one would have instead, and what each costs. */
package io.sluice.bench.compare;
