import { seedId } from '@/db/seed/seed-id'
import type { Viewer } from '@/lib/access/viewer'
import { claimCase } from '@/lib/workflow/claim'
import { transition } from '@/lib/workflow/transition'
import { ownerDatabase } from './database'
import { sessionId } from './registering'
import { resubmit, returnAndResubmit, submitRefund, surely, type WaitingRefund } from './waiting-refunds'

/** All of them share a surname that nobody else has, by which the queue is narrowed to them. */
export const surname = '百里'

export type Mixed = Record<'plain' | 'changed' | 'unaccepted' | 'held' | 'endorsed', WaitingRefund[]>

const shares: Record<keyof Mixed, number> = { plain: 126, changed: 10, unaccepted: 10, held: 4, endorsed: 50 }
const atOnce = 8

/**
 * 200 refunds, through the product's own functions and not through a browser: plain ones; some sent back once and changed; some whose reason
 * the exam has stopped accepting, so that they cannot be passed; some held by a colleague; some that the colleague has passed already.
 * The longest waiting of each sort come first, and all of `endorsed` after the others.
 */
export async function deskOf200(): Promise<Mixed> {
  const [{ accepted } = { accepted: [] }] = await ownerDatabase()<{ accepted: string[] }[]>`
    select refund_reasons as accepted from exam_sessions where id = ${sessionId}`
  await accept([...accepted, 'withdrawn'])
  const sorts = Object.entries(shares).flatMap(([sort, share]) => Array.from({ length: share }, () => sort as keyof Mixed))
  const all: WaitingRefund[] = []
  const waiting = sorts.entries()
  const work = async () => {
    for (const [index, sort] of waiting) {
      const refund = await submitRefund(`${surname}${index + 1}`, `第 ${index + 1} 件：付了两次`)
      await become[sort](refund)
      all[index] = refund
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  await accept(accepted)
  const ids = all.map(({ id }) => id)
  await ownerDatabase()`
    update cases set entered_at = business_now() - interval '6 days' + array_position(${ids}::uuid[], id) * interval '1 minute'
    where id = any(${ids}::uuid[])`
  const of = (sort: keyof Mixed) => all.filter((_, index) => sorts[index] === sort)
  return { plain: of('plain'), changed: of('changed'), unaccepted: of('unaccepted'), held: of('held'), endorsed: of('endorsed') }
}

/** Which reasons the exam accepts from now on. */
async function accept(reasons: readonly string[]) {
  const sql = ownerDatabase()
  await sql`update exam_sessions set refund_reasons = ${sql.json([...reasons])} where id = ${sessionId}`
}

/** What became of them, as the database has it: the number of each state. */
export async function statesOf(refunds: readonly WaitingRefund[]): Promise<Record<string, number>> {
  const rows = await ownerDatabase()<{ state: string; n: number }[]>`
    select state, count(*)::int as n from cases where id = any(${refunds.map(({ id }) => id)}::uuid[]) group by state`
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}

/** The demo's second cashier. */
export const colleague: Viewer = {
  accountId: seedId('account caiwu2'),
  kind: 'staff',
  name: '柴雾',
  personId: null,
  unitId: null,
  roles: [{ role: 'cashier', scope: '*' }],
}

const become: Record<keyof Mixed, (refund: WaitingRefund) => Promise<unknown>> = {
  plain: async () => {},
  changed: (refund) => returnAndResubmit(refund, '请写明付款日期和付款方式。', '8月14日用微信付了两次'),
  unaccepted: (refund) => resubmit(refund, { reason: 'withdrawn' }),
  held: ({ id }) => surely(claimCase(colleague, id)),
  endorsed: async ({ id }) => {
    await surely(claimCase(colleague, id))
    await surely(transition(colleague, id, 'endorse', { opinion: '' }))
  },
}
