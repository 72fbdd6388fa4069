alter table engagement add username text;
comment on column engagement.username is
  'The rep who was in touch or entered it; null for what a person did by themselves.';
