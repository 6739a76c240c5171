import { z } from 'zod'
import { db } from '@/db/client'
import { insertVersion, listVersions } from '@/db/queries/message-template'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { now } from '@/lib/clock/now'
import { cleanText } from '@/lib/workflow/clean-text'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { type Draft, readDraft, templateProblems } from './template-draft'
import { templates } from './templates'

const seenSchema = z.coerce.number().int().positive().max(1_000_000)

/**
 * Makes the words a new version of the template, which counts for what happens from now on (O-25); the old ones stay, and the ledger
 * tells who did it (O-28). Refuses anyone but
 * the administrator (`not_found`), words with problems (`invalid_input`), words that are those of the newest version (`wrong_state`) and an
 * edit of a version that is no longer the newest (`conflict`).
 */
export async function editTemplate(
  viewer: Viewer,
  key: string,
  typed: Draft,
  seen: unknown,
): Promise<{ ok: true; version: number } | Refused> {
  const [newest] = hasRole(viewer, 'administrator') && Object.hasOwn(templates, key) ? await listVersions(key) : []
  if (!newest) return refuse('not_found', '没有找到这个模板。')
  const draft: Draft = { title: cleanText(typed.title), body: cleanText(typed.body), sms: cleanText(typed.sms) }
  const { variables } = templates[key] ?? newest
  const [problem] = templateProblems(draft, variables)
  if (problem) return refuse('invalid_input', problem.message)
  const words = readDraft(draft)
  if (newest.title === words.title && newest.body === words.body && newest.sms === words.sms)
    return refuse('wrong_state', '文字没有改动，不需要保存。')
  const conflict = refuse('conflict', '另一位管理员刚刚保存了新的版本，请复制您的文字，刷新本页后再改。')
  const version = seenSchema.safeParse(seen)
  if (!version.success || version.data !== newest.version) return conflict
  const row = { key, ...words, variables, editedBy: viewer.accountId, editedAt: await now() }
  return (await addVersion(viewer, row, newest.version)) ? { ok: true, version: newest.version + 1 } : conflict
}

/** False: somebody else was faster. */
async function addVersion(viewer: Viewer, row: Parameters<typeof insertVersion>[0], seen: number): Promise<boolean> {
  return db().transaction(async (tx) => {
    const isAdded = await insertVersion(row, seen, tx)
    const about = { type: 'template' as const, id: row.key }
    if (isAdded)
      await recordAudit(tx, viewer, { what: 'template-edited', about, before: { version: seen }, after: { version: seen + 1 } })
    return isAdded
  })
}
