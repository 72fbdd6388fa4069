/** Which leads are the same person: the merge of two, and its way back. */
package io.sluice.identity;
