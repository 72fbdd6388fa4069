package io.sluice.privacy;

import io.sluice.suppression.Address;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where a person was named as a contact of other leads. */
@Repository
class ContactsElsewhere {

  private final JdbcClient jdbc;

  ContactsElsewhere(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Set<UUID> find(Person person) {
    return person.emails().stream()
        .map(Address::of)
        .flatMap(address -> find(address, person).stream())
        .collect(Collectors.toSet());
  }

  /** Which of those at the same domain it is, SQL cannot tell. */
  private List<UUID> find(Address address, Person person) {
    return jdbc
        .sql(
            """
            select contact_id, email from lead_contact
            where email ilike :domain and lead_id <> all(:ids)
            """)
        .param("domain", "%@" + LikePattern.escaped(address.domain()))
        .param("ids", person.ids())
        .query((row, number) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
        .list()
        .stream()
        .filter(contact -> Address.of(contact.getValue()).equals(address))
        .map(Map.Entry::getKey)
        .toList();
  }
}
