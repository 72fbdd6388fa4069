/** How leads come in: one at a time as JSON or by the file as CSV, through the same checks. */
package io.sluice.intake;
