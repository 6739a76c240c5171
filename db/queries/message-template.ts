// The words of messages: every version that ever was (O-25).
import { and, desc, eq, sql } from 'drizzle-orm'
import { db, type Queryable } from '../client'
import { accounts } from '../schema/account'
import { messageTemplates } from '../schema/message'

export type TemplateRow = typeof messageTemplates.$inferSelect

export async function getTemplate(key: string, version: number, on: Queryable = db()): Promise<TemplateRow | null> {
  const [row] = await on
    .select()
    .from(messageTemplates)
    .where(and(eq(messageTemplates.key, key), eq(messageTemplates.version, version)))
  return row ?? null
}

/** The newest version of each template. */
export async function listTemplates(on: Queryable = db()): Promise<TemplateRow[]> {
  return on
    .selectDistinctOn([messageTemplates.key])
    .from(messageTemplates)
    .orderBy(messageTemplates.key, desc(messageTemplates.version))
}

/** Every version of one template, newest first, with who wrote it; null: it came with the product. */
export async function listVersions(key: string, on: Queryable = db()): Promise<(TemplateRow & { editor: string | null })[]> {
  const rows = await on
    .select({ template: messageTemplates, editor: accounts.displayName })
    .from(messageTemplates)
    .leftJoin(accounts, eq(accounts.id, messageTemplates.editedBy))
    .where(eq(messageTemplates.key, key))
    .orderBy(desc(messageTemplates.version))
  return rows.map(({ template, editor }) => ({ ...template, editor }))
}

/** Adds the version after `seen`; false: somebody else added it first. */
export async function insertVersion(
  row: Omit<typeof messageTemplates.$inferInsert, 'version'>,
  seen: number,
  on: Queryable = db(),
): Promise<boolean> {
  const added = await on
    .insert(messageTemplates)
    .values({ ...row, version: seen + 1 })
    .onConflictDoNothing()
    .returning({ version: messageTemplates.version })
  return added.length > 0
}

/** The first version of every template that the product brings and the database does not know yet. */
export async function insertNewTemplates(
  rows: Pick<typeof messageTemplates.$inferInsert, 'key' | 'title' | 'body' | 'sms' | 'variables'>[],
  on: Pick<Queryable, 'insert'>,
) {
  await on
    .insert(messageTemplates)
    .values(rows.map((row) => ({ ...row, version: 1, editedAt: sql`coalesce(business_now(), now())` })))
    .onConflictDoNothing()
}
