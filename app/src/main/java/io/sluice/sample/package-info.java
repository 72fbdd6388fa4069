/** What a local run starts with: leads to look at, and where to look. */
package io.sluice.sample;
