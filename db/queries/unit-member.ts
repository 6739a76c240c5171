// Those who act for a unit, for its manager; nobody else gets anything but themselves.
import { and, asc, desc, eq, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { isUnitManager, mayOpenMenu } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/text/is-uuid'
import { db, type Queryable, type Tx } from '../client'
import { accounts, units } from '../schema/account'
import { cases } from '../schema/case'
import { enrolments } from '../schema/staff'
import { unitGrants, unitHandovers, unitMembers } from '../schema/unit'

export const membersListedMax = 500

/** 用户状态, as the query of 经办人管理 asks for it. */
export const memberStates = { active: '正常', invited: '待设置密码', left: '已注销' } as const
export type MemberState = keyof typeof memberStates
export type MemberFilter = { name?: string; username?: string; state?: MemberState }

export type UnitMember = Awaited<ReturnType<typeof listMembers>>[number]

// Spelled out, because drizzle leaves the table's name away where one table is read.
const columns = {
  accountId: accounts.id,
  username: accounts.username,
  name: accounts.displayName,
  role: sql<'manager' | 'handler'>`coalesce(${unitMembers.role}, 'handler')`,
  idKind: unitMembers.idKind,
  idNumberSealed: unitMembers.idNumberSealed,
  mandateUntil: unitMembers.mandateUntil,
  isMandateOver: sql<boolean>`coalesce(${unitMembers.mandateUntil} <= business_now(), false)`,
  state: sql<MemberState>`case when ${accounts.disabledAt} is not null then 'left'
    when ${accounts.passwordHash} is null and exists (select from ${enrolments} e where e.account_id = accounts.id) then 'invited' else 'active' end`,
  grants: sql<
    string[]
  >`coalesce((select json_agg(g.name order by g.name) from ${unitGrants} g where g.account_id = accounts.id), '[]')`,
}

/** Everybody who acts for the viewer's unit, the manager first, those without a row of their own included. For the manager, and to read for whom a menu was granted that lists them. */
export async function listMembers(viewer: Viewer, filter: MemberFilter = {}, on: Queryable = db()) {
  if (!viewer.unitId || !mayReadMembers(viewer)) return []
  const asked = on
    .select(columns)
    .from(accounts)
    .leftJoin(unitMembers, eq(unitMembers.accountId, accounts.id))
    .where(
      and(
        ofUnit(viewer.unitId),
        filter.name ? sql`strpos(${accounts.displayName}, ${filter.name}) > 0` : undefined,
        filter.username ? sql`strpos(${accounts.usernameKey}, ${filter.username.toLowerCase()}) > 0` : undefined,
        filter.state ? sql`(${columns.state}) = ${filter.state}` : undefined,
      ),
    )
  return asked
    .orderBy(desc(sql`coalesce(${unitMembers.role} = 'manager', false)`), asc(accounts.usernameKey))
    .limit(membersListedMax)
}

/** One of them; null for everybody else. */
export async function getMember(viewer: Viewer, accountId: string, on: Queryable = db()): Promise<UnitMember | null> {
  if (!viewer.unitId || !isUuid(accountId) || !mayReadMembers(viewer)) return null
  const [member] = await on
    .select(columns)
    .from(accounts)
    .leftJoin(unitMembers, eq(unitMembers.accountId, accounts.id))
    .where(and(ofUnit(viewer.unitId), eq(accounts.id, accountId)))
  return member ?? null
}

/** The unit that this account manages at this very moment, its row locked: changes in one unit wait for each other. Null: none. */
export async function lockManagedUnit(tx: Tx, accountId: string): Promise<string | null> {
  const managed = await unitManagedBy(tx, accountId)
  if (!managed) return null
  await tx.select({ id: units.id }).from(units).where(eq(units.id, managed)).for('no key update')
  // Whoever was waited for may have made somebody else the manager.
  return unitManagedBy(tx, accountId)
}

async function unitManagedBy(tx: Tx, accountId: string): Promise<string | null> {
  const [member] = await tx
    .select({ unitId: unitMembers.unitId })
    .from(unitMembers)
    .innerJoin(accounts, and(eq(accounts.id, unitMembers.accountId), isNull(accounts.disabledAt)))
    .where(and(eq(unitMembers.accountId, accountId), eq(unitMembers.role, 'manager'), isNull(unitMembers.leftAt)))
  return member?.unitId ?? null
}

/** An account of this unit with what it is there, its row locked. */
export async function lockMember(tx: Tx, unitId: string, accountId: string) {
  if (!isUuid(accountId)) return null
  const [account] = await tx
    .select()
    .from(accounts)
    .where(and(ofUnit(unitId), eq(accounts.id, accountId)))
    .for('no key update')
  if (!account) return null
  const [member] = await tx.select().from(unitMembers).where(eq(unitMembers.accountId, accountId))
  const grants = await tx.select({ name: unitGrants.name }).from(unitGrants).where(eq(unitGrants.accountId, accountId))
  return { account, member: member ?? null, role: member?.role ?? 'handler', grants: grants.map(({ name }) => name).sort() }
}

/** Does another account of the unit belong to the human with this number? */
export async function isMember(tx: Tx, unitId: string, who: { idKind: string; idNumberHash: string }, besides?: string) {
  const found = await tx
    .select({ id: unitMembers.accountId })
    .from(unitMembers)
    .where(
      and(
        eq(unitMembers.unitId, unitId),
        eq(unitMembers.idKind, who.idKind),
        eq(unitMembers.idNumberHash, who.idNumberHash),
        isNull(unitMembers.leftAt),
        besides ? ne(unitMembers.accountId, besides) : undefined,
      ),
    )
  return found.length > 0
}

/** Writes what an account is to its unit, also where nothing was written before. */
export async function upsertMember(tx: Tx, row: typeof unitMembers.$inferInsert) {
  const { accountId: _, ...change } = row
  await tx.insert(unitMembers).values(row).onConflictDoUpdate({ target: unitMembers.accountId, set: change })
}

export async function updateUnitAccount(tx: Tx, accountId: string, change: Partial<typeof accounts.$inferInsert>) {
  await tx.update(accounts).set(change).where(eq(accounts.id, accountId))
}

/** 注销: by the wall clock, as sessions are judged; the row in the unit by the business clock. */
export async function closeUnitAccount(tx: Tx, accountId: string, at: Date) {
  await tx.update(accounts).set({ disabledAt: sql`clock_timestamp()` }).where(eq(accounts.id, accountId))
  await tx.update(unitMembers).set({ leftAt: at }).where(eq(unitMembers.accountId, accountId))
}

export async function insertGrants(tx: Tx, accountId: string, names: readonly string[]) {
  if (names.length === 0) return
  await tx
    .insert(unitGrants)
    .values(names.map((name) => ({ accountId, name })))
    .onConflictDoNothing()
}

export async function deleteGrants(tx: Tx, accountId: string, names: readonly string[]) {
  for (const name of names) await tx.delete(unitGrants).where(and(eq(unitGrants.accountId, accountId), eq(unitGrants.name, name)))
}

/** What of the unit is not closed yet, of these kinds; null: of every kind. */
export async function listOpenBusiness(tx: Tx, unitId: string, kinds: readonly string[] | null) {
  return tx
    .select({ id: cases.id, number: cases.number, kind: cases.kind, state: cases.state })
    .from(cases)
    .where(
      and(
        eq(cases.unitId, unitId),
        isNotNull(cases.awaits),
        kinds ? or(...kinds.map((kind): SQL => eq(cases.kind, kind)), sql`false`) : undefined,
      ),
    )
    .orderBy(asc(cases.number))
}

export async function insertHandover(tx: Tx, row: typeof unitHandovers.$inferInsert): Promise<string> {
  const [made] = await tx.insert(unitHandovers).values(row).returning({ id: unitHandovers.id })
  if (!made) throw new Error('the handover was not stored')
  return made.id
}

/** The handovers of the viewer's unit, the latest first: all for its manager, for others those that they were part of. */
export async function listHandovers(viewer: Viewer, on: Queryable = db()) {
  const mine = handoversOf(viewer)
  return mine ? on.select().from(unitHandovers).where(mine).orderBy(desc(unitHandovers.at)).limit(membersListedMax) : []
}

export async function getHandover(viewer: Viewer, id: string, on: Queryable = db()) {
  const mine = handoversOf(viewer)
  if (!mine || !isUuid(id)) return null
  const [row] = await on
    .select()
    .from(unitHandovers)
    .where(and(mine, eq(unitHandovers.id, id)))
  return row ?? null
}

function handoversOf(viewer: Viewer): SQL | undefined {
  if (viewer.kind !== 'unit' || !viewer.unitId) return undefined
  const own = or(eq(unitHandovers.fromAccountId, viewer.accountId), eq(unitHandovers.toAccountId, viewer.accountId))
  return and(eq(unitHandovers.unitId, viewer.unitId), isUnitManager(viewer) ? undefined : own)
}

function mayReadMembers(viewer: Viewer): boolean {
  return mayOpenMenu(viewer, 'permissions') || mayOpenMenu(viewer, 'upkeep')
}

function ofUnit(unitId: string): SQL | undefined {
  return and(eq(accounts.kind, 'unit'), eq(accounts.unitId, unitId))
}
