/** The leads there are, as people look for them: a list, a file, and each one's own story. */
package io.sluice.leads;
