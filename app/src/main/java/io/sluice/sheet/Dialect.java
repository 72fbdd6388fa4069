package io.sluice.sheet;

import java.nio.charset.Charset;

/** How a sheet is written, as it was detected. */
public record Dialect(Charset charset, boolean byteOrderMark, char delimiter, char quote) {}
