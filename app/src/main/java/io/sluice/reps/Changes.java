package io.sluice.reps;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What a file makes of one kind of thing, each by its name. */
record Changes(
    List<String> added,
    List<String> changed,
    @Schema(description = "Company holidays only: those to come that the file does not have")
        List<String> removed,
    List<String> unchanged,
    @Schema(description = "Stay as they are") List<String> notMentioned) {}
