/** The page that tells what is late or due soon, and with whom. */
package io.sluice.overdue;
