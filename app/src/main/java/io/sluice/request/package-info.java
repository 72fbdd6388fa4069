/** Reads what callers send, so that every violation in it is found and named. */
package io.sluice.request;
