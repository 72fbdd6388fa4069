package io.sluice.sheet;

import java.nio.charset.Charset;

/**
 * How a file is written.
 *
 * @param charset its encoding; UTF-8 as long as only ASCII has been read
 * @param byteOrderMark whether it begins with one
 * @param delimiter what stands between two cells
 * @param quote what stands around a cell that has delimiters, quotes or line ends in it
 */
public record Dialect(Charset charset, boolean byteOrderMark, char delimiter, char quote) {}
