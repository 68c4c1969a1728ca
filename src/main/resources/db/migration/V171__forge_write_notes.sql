-- Notes on head commits are writes like any other.
alter table forge_write drop constraint forge_write_action_check;
alter table forge_write add constraint forge_write_action_check
    check (action in ('push_branch', 'open_pr', 'attach_note'));
