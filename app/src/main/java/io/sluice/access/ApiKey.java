package io.sluice.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** What is known of a key: all but the key itself. */
@JsonInclude(Include.NON_NULL)
record ApiKey(
    UUID keyId,
    @Schema(description = "The first characters of the key", example = "slk_q7XwZ0")
        String beginning,
    @Schema(allowableValues = {"intake", "operate"}) String authority,
    @Schema(description = "Whose leads come in by it; of intake keys only") String source,
    @Schema(description = "Who had it made") String by,
    String note,
    Instant createdAt,
    @Schema(description = "To the hour; absent where it was never used") Instant lastUsedAt,
    @Schema(description = "Since when it opens nothing any more") Instant revokedAt) {}
