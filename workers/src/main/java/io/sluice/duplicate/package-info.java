/** Which leads may be the same person, and what people said to it. */
package io.sluice.duplicate;
