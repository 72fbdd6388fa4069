/** Has the clocks of open tasks planned again when what they were planned by has changed. */
package io.sluice.replanning;
