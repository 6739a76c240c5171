import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { accounts, units } from './account'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/**
 * Who acts for a unit: the human behind an account of kind 'unit', apart from what the same human is as a candidate. An account
 * without a row is a handler whom nobody has identified yet.
 */
export const unitMembers = pgTable(
  'unit_members',
  {
    accountId: uuid('account_id')
      .primaryKey()
      .references(() => accounts.id),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => units.id),
    role: text('role', { enum: ['manager', 'handler'] }).notNull(),
    /** Null together: nobody has said who it is. */
    idKind: text('id_kind'),
    idNumberSealed: text('id_number_sealed'),
    idNumberHash: text('id_number_hash'),
    /** 授权有效期 by the business clock; null: until it is taken away (B-13). */
    mandateUntil: at('mandate_until'),
    /** 注销. */
    leftAt: at('left_at'),
  },
  (t) => [
    uniqueIndex('unit_members_manager').on(t.unitId).where(sql`${t.role} = 'manager' and ${t.leftAt} is null`),
    uniqueIndex('unit_members_id_number').on(t.unitId, t.idKind, t.idNumberHash).where(sql`${t.leftAt} is null`),
    check('unit_members_manager_unlimited', sql`${t.role} = 'handler' or ${t.mandateUntil} is null`),
  ],
)

/** What a handler was granted, by the names of lib/unit/grants.ts. */
export const unitGrants = pgTable(
  'unit_grants',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    name: text('name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.name] })],
)

/** 移交: what one person handed to another, as it stood; its hash is in the ledger of staff as well (B-13). */
export const unitHandovers = pgTable(
  'unit_handovers',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => units.id),
    fromAccountId: uuid('from_account_id')
      .notNull()
      .references(() => accounts.id),
    toAccountId: uuid('to_account_id')
      .notNull()
      .references(() => accounts.id),
    at: at('at').notNull(),
    /** Canonical text: names, grants, open business. */
    list: text('list').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [index('unit_handovers_unit').on(t.unitId, t.at)],
)
