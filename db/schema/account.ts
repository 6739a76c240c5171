import { sql } from 'drizzle-orm'
import { date, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** A human being, real-named. Names stay plain (people search for them); ID number, mobile and bank account are sealed and found by keyed hash. */
export const persons = pgTable(
  'persons',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    name: text('name').notNull(),
    idKind: text('id_kind').notNull(),
    idNumberSealed: text('id_number_sealed').notNull(),
    idNumberHash: text('id_number_hash').notNull(),
    sex: text('sex').notNull(),
    birthDate: date('birth_date').notNull(),
    mobileSealed: text('mobile_sealed').notNull(),
    mobileHash: text('mobile_hash').notNull(),
    /** Key of `banks`, and the account by which the bank knew the person. Null: came in another way and has not proved it yet. */
    bank: text('bank'),
    bankAccountSealed: text('bank_account_sealed'),
  },
  (t) => [
    uniqueIndex('persons_id_number').on(t.idKind, t.idNumberHash),
    index('persons_name').on(t.name),
    index('persons_mobile').on(t.mobileHash),
    index('persons_name_prefix').on(t.name.op('text_pattern_ops'), t.id),
  ],
)

/** An employer whose handlers act for it. */
export const units = pgTable(
  'units',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    name: text('name').notNull(),
    /** 统一社会信用代码; one unit a code, null for those from before. */
    code: text('code'),
    legalRepresentative: text('legal_representative'),
  },
  (t) => [index('units_name_prefix').on(t.name.op('text_pattern_ops'), t.id), uniqueIndex('units_code').on(t.code)],
)

/** What one signs in with. A human may hold a person account and, apart from it, a handler or staff account; one that was closed makes room for another. */
export const accounts = pgTable(
  'accounts',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    kind: text('kind', { enum: ['person', 'unit', 'staff'] }).notNull(),
    username: text('username').notNull(),
    /** Lower case, so that usernames are unique regardless of case. */
    usernameKey: text('username_key').notNull(),
    passwordHash: text('password_hash'),
    displayName: text('display_name').notNull(),
    personId: uuid('person_id').references(() => persons.id),
    unitId: uuid('unit_id'),
    totpSealed: text('totp_sealed'),
    /** The last time step that a code was accepted for: a code works once. */
    totpLastStep: integer('totp_last_step'),
    disabledAt: at('disabled_at'),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('accounts_username').on(t.kind, t.usernameKey),
    uniqueIndex('accounts_person').on(t.personId).where(sql`disabled_at is null`),
  ],
)

/** A staff role; without a scope it holds everywhere, with one for that exam session or committee only (O-27). */
export const accountRoles = pgTable(
  'account_roles',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    role: text('role').notNull(),
    scope: text('scope').notNull().default('*'),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.role, t.scope] })],
)

/** One row a session, found by the hash of an opaque cookie. Wall clock. */
export const sessions = pgTable(
  'sessions',
  {
    idHash: text('id_hash').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    createdAt: at('created_at').notNull().defaultNow(),
    lastUsedAt: at('last_used_at').notNull().defaultNow(),
    expiresAt: at('expires_at').notNull(),
    device: text('device').notNull(),
    address: text('address').notNull(),
  },
  (t) => [index('sessions_account').on(t.accountId)],
)

/** A device that signed in to an account before keeps its own tries. */
export const knownDevices = pgTable(
  'known_devices',
  {
    usernameKey: text('username_key').notNull(),
    deviceHash: text('device_hash').notNull(),
    lastUsedAt: at('last_used_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.usernameKey, t.deviceHash] })],
)

/** Wrong passwords in a row, by what was typed as a username (existing or not) and, for known devices, by device. */
export const signInTries = pgTable('sign_in_tries', {
  key: text('key').primaryKey(),
  wrong: integer('wrong').notNull().default(0),
  lockedUntil: at('locked_until'),
  /** Wall clock: what nobody touched for a day is swept away. */
  updatedAt: at('updated_at').notNull().defaultNow(),
})

/** Proofs of work already spent: each is used once. */
export const spentProofs = pgTable('spent_proofs', {
  proof: text('proof').primaryKey(),
  expiresAt: at('expires_at').notNull(),
})

/** What happened to an account, for its owner to read. */
export const securityEvents = pgTable(
  'security_events',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    name: text('name').notNull(),
    at: at('at').notNull().defaultNow(),
    device: text('device').notNull(),
    address: text('address').notNull(),
    details: jsonb('details').$type<Record<string, string>>(),
  },
  (t) => [index('security_events_account').on(t.accountId, t.at)],
)
