/** How leads come in, by whichever door: through the same checks. */
package io.sluice.intake;
