-- Whose page of leads is opened reads theirs, and not the cycles of all leads that there have been.
create index cycle_milestones_by_owner on cycle_milestones (owner) where owner is not null;
