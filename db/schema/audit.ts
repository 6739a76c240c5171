import { bigint, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** What staff do outside cases, and every look at what is masked (O-28): append-only by rights and by trigger, one chain, each entry hashed with the one before. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    seq: bigint('seq', { mode: 'number' }).primaryKey(),
    /** By the business clock, as everything on screen; `wallAt`: by the clock that nobody sets. */
    at: at('at').notNull(),
    wallAt: at('wall_at').notNull(),
    actorId: uuid('actor_id'),
    device: text('device').notNull(),
    address: text('address').notNull(),
    what: text('what').notNull(),
    aboutType: text('about_type').notNull(),
    aboutId: text('about_id').notNull(),
    /** Canonical text; no names, numbers or words of people. */
    before: text('before'),
    after: text('after'),
    canonical: text('canonical').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    index('audit_entries_at').on(t.at, t.seq),
    index('audit_entries_actor').on(t.actorId, t.at, t.seq),
    index('audit_entries_what').on(t.what, t.at, t.seq),
    index('audit_entries_about').on(t.aboutType, t.aboutId, t.at, t.seq),
  ],
)
