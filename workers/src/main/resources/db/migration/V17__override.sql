-- Of a value, the total is an amount in US dollars.
alter table assessment alter column total type numeric(14, 2);
