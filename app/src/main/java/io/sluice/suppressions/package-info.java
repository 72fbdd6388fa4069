/** The company's own lists of whom nobody may contact. */
package io.sluice.suppressions;
