import { ownerDatabase } from './database'

type Seen = { accountId: string; kind: string; personId: string | null }

/** Remembers whose every session is: the product forgets those that end. */
export async function keepSessions() {
  await ownerDatabase().unsafe(`
    drop schema if exists e2e cascade;
    create schema e2e;
    create table e2e.sessions as select id_hash, account_id from sessions;
    create function e2e.keep_session() returns trigger language plpgsql security definer as
      $$ begin insert into e2e.sessions values (new.id_hash, new.account_id); return new; end $$;
    create trigger keep_session after insert or update of id_hash on sessions for each row execute function e2e.keep_session();`)
}

/** Who stood behind each session of the run. */
export async function readViewers(): Promise<ReadonlyMap<string, Seen>> {
  const rows = await ownerDatabase()<(Seen & { idHash: string })[]>`
    select s.id_hash as "idHash", a.id as "accountId", a.kind, a.person_id as "personId"
    from e2e.sessions s join accounts a on a.id = s.account_id`
  return new Map(rows.map(({ idHash, ...seen }) => [idHash, seen]))
}

/** Which staff looked at whose number on purpose, as the ledger has it: `account person`. */
export async function readLooks(): Promise<ReadonlySet<string>> {
  const rows = await ownerDatabase()<{ look: string }[]>`
    select distinct e.actor_id || ' ' || c.applicant_id as look from audit_entries e join cases c on c.id::text = e.about_id
    where e.about_type = 'case' and e.what in ('id-number-seen', 'mobile-seen', 'answer-seen')`
  return new Set(rows.map(({ look }) => look))
}
