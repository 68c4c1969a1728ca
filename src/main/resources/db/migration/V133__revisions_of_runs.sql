-- Which revisions an agent run produced: a replay compares their digests.
create index patch_set_revision_of_run on patch_set_revision (produced_by);
