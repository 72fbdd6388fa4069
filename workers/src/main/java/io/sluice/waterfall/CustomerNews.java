package io.sluice.waterfall;

import io.sluice.lead.Customer;
import io.sluice.lead.Customers;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells those who look after customers what these do elsewhere. */
@Service
public class CustomerNews {

  private final Customers customers;
  private final Notices notices;

  CustomerNews(Customers customers, Notices notices) {
    this.customers = customers;
    this.notices = notices;
  }

  /**
   * Tells whoever looks after a lead's company, if it is a customer, that the lead asks for more.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tellAsked(UUID leadId, int cycle) {
    customers
        .findOfAccount(leadId)
        .map(Customer::lookedAfterBy)
        .ifPresent(csm -> notices.tellCustomerAsked(leadId, cycle, csm));
  }
}
