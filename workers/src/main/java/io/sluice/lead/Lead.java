package io.sluice.lead;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A person a company may sell to, with what is known about them. One person is one lead, whatever
 * they submit; each pass down the waterfall is a {@link LeadCycle}.
 */
@Table("lead")
public record Lead(
    @Id UUID leadId,
    @Version Integer version,
    String emailKey,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY) Person person,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY) Company company,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY) Origin origin,
    Instant capturedAt) {}
