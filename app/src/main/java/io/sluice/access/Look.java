package io.sluice.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** Somebody looked at people's data. */
@JsonInclude(Include.NON_NULL)
record Look(
    Instant lookedAt,
    @Schema(description = "Who; of an API key its id") String username,
    @Schema(allowableValues = {"sdr", "manager", "marketing", "admin"}) String role,
    @Schema(description = "A page, a file or a call of the API", example = "lead") String place,
    @Schema(description = "Absent where it was a list of several") UUID leadId,
    @Schema(description = "How many were shown; 0 where it is not known") int leads,
    @Schema(description = "What a list was asked for, without what was searched for")
        String filter) {}
