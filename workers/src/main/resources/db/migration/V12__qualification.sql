alter table lead
  add column marketing_staff  int,
  add column sales_staff      int,
  add column product_interest text;
comment on column lead.marketing_staff is 'Head-count, as is sales_staff.';
comment on column lead.product_interest is 'Code of the product that the person asked about last.';

-- One job may assess in more than one way.
alter table assessment drop constraint assessment_pkey, add primary key (element_instance_key, kind);
