-- Of a file of 100,000 leads few have been sent, and before each portion they are counted.
create index outbox_sent on outbox (priority) where attempts > 0;
