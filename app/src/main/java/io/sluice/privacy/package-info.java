/**
 * What a person may say of their data to whoever holds it: what they agree to, to have all of it,
 * and to be forgotten.
 */
package io.sluice.privacy;
