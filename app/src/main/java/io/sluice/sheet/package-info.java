/** Reads sheets of any dialect of CSV, row by row. */
package io.sluice.sheet;
