package io.sluice.imports;

import java.util.Map;
import java.util.Optional;

/**
 * What comes with a file.
 *
 * @param fileName as its sender calls it
 * @param mapping the name of a saved mapping; empty to have one proposed
 * @param values what fields are in every row that has no cell for them, such as source and activity
 * @param start whether it begins at once where nothing that is required is missing
 * @param dryRun whether that is only judged, and nothing stored
 * @param again whether it is loaded although the same file was loaded before
 */
public record Upload(
    String fileName,
    Optional<String> mapping,
    Map<String, String> values,
    boolean start,
    boolean dryRun,
    boolean again) {}
