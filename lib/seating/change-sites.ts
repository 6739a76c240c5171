import { z } from 'zod'
import { db } from '@/db/client'
import { type ExamFrame, getExamFrame } from '@/db/queries/exam'
import { currentDraw, holdSeating, type Tx } from '@/db/queries/seating'
import { getRoom, getSite, insertRooms, insertSite, lastSiteOrdinal, placedIn, updateRoom, updateSite } from '@/db/queries/site'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { now } from '@/lib/clock/now'
import { isSessionId } from '@/lib/text/is-session-id'
import { isUuid } from '@/lib/text/is-uuid'
import { cleanText } from '@/lib/workflow/clean-text'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { lackingIn, roomNeedWords } from './needs'
import { capacityProblem, digits, nameCharactersMax, readRooms } from './read-rooms'

export type Changed = { ok: true } | Refused
type Change = (tx: Tx, frame: ExamFrame, isFrozen: boolean) => Promise<{ after: Record<string, unknown> } | Refused>

const frozenWords = '座位已经冻结，考点和考场不能再改。'
const name = z.string().min(1, '请填写名称。').max(nameCharactersMax, `名称最多 ${nameCharactersMax} 个字。`)
const siteSchema = z.object({ name, address: z.string().min(1, '请填写地址。').max(100, '地址最多 100 个字。') })
export type SiteInput = { id: string; name: string; address: string; subjects: readonly string[] }
export type RoomInput = { id: string; name: string; capacity: string; subjects: readonly string[]; offers: readonly string[] }

/** 新增或修改考点; a new one where `id` is empty. Once seats are frozen a new one may be added, for latecomers, nothing changed. */
export function saveSite(viewer: Viewer, sessionId: string, { id, subjects, ...typed }: SiteInput): Promise<Changed> {
  return changeSites(viewer, sessionId, async (tx, { session, papers }, isFrozen) => {
    const read = siteSchema.safeParse({ name: oneLine(typed.name), address: oneLine(typed.address) })
    if (!read.success) return refuse('invalid_input', read.error.issues[0]?.message ?? '填写有误。')
    const row = {
      ...read.data,
      subjects: papersKept(subjects, papers),
      mapUrl: mapUrlOf(session.mapUrlTemplate, read.data.address),
    }
    if (id === '') {
      if (isFrozen && row.subjects) return refuse('wrong_state', '座位冻结后新增的考点须供所有科目使用。')
      const ordinal = (await lastSiteOrdinal(sessionId, 'all', tx)) + 1
      return { after: { site: await insertSite(tx, { sessionId, ordinal, ...row }) } }
    }
    if (isFrozen) return refuse('wrong_state', frozenWords)
    if (!isUuid(id) || !(await getSite(sessionId, id, tx))) return refuse('not_found', '没有找到这个考点。')
    await updateSite(tx, id, row)
    return { after: { site: id } }
  })
}

/** 删除考点 with its rooms: not once seats are frozen, not while a seat in it is given by hand. */
export function removeSite(viewer: Viewer, sessionId: string, id: string): Promise<Changed> {
  return changeSites(viewer, sessionId, async (tx, _, isFrozen) => {
    if (!isUuid(id) || !(await getSite(sessionId, id, tx))) return refuse('not_found', '没有找到这个考点，可能已经删除。')
    if (isFrozen) return refuse('wrong_state', frozenWords)
    const { n } = await placedIn({ siteId: id }, tx)
    if (n > 0) return refuse('not_ready', `这个考点有 ${n} 个照顾座位，请先取消或换到别处，再删除。`)
    await updateSite(tx, id, { removedAt: await now(tx) })
    return { after: { site: id, rooms: 0 } }
  })
}

/** 批量添加考场 from pasted lines (B-16). Once seats are frozen only at the last site: whoever sits already must replay to the same seats. */
export function addRooms(viewer: Viewer, sessionId: string, siteId: string, text: string): Promise<Changed> {
  return changeSites(viewer, sessionId, async (tx, _, isFrozen) => {
    const read = readRooms(text)
    if (!read.ok) return refuse('invalid_input', `没有添加。${read.problems.join('')}`)
    const site = isUuid(siteId) ? await getSite(sessionId, siteId, tx) : null
    if (!site) return refuse('not_found', '没有找到这个考点，可能已经删除。')
    if (isFrozen && (site.subjects || site.ordinal !== (await lastSiteOrdinal(sessionId, 'standing', tx)))) {
      return refuse('wrong_state', '座位已经冻结，只能在最后一个考点增加考场；也可以新增一个考点。')
    }
    const known = await insertRooms(tx, siteId, read.rooms)
    if (known.length > 0)
      return refuse('conflict', `没有添加。这个考点已经有${known.map((one) => `“${one}”`).join('、')}，请改名或去掉这些行。`)
    return { after: { site: siteId, rooms: read.rooms.length } }
  })
}

/** 修改考场: not once seats are frozen, not to fewer seats than a seat in it that is given by hand, nor to less than it had for such a seat (B-11). */
export function saveRoom(viewer: Viewer, sessionId: string, { id, subjects, offers, ...typed }: RoomInput): Promise<Changed> {
  return changeSites(viewer, sessionId, async (tx, { papers }, isFrozen) => {
    const found = isUuid(id) ? await getRoom(sessionId, id, tx) : null
    if (!found) return refuse('not_found', '没有找到这个考场，可能已经删除。')
    if (isFrozen) return refuse('wrong_state', frozenWords)
    const read = name.safeParse(oneLine(typed.name))
    if (!read.success) return refuse('invalid_input', read.error.issues[0]?.message ?? '填写有误。')
    const problem = capacityProblem(typed.capacity.trim())
    if (problem) return refuse('invalid_input', problem)
    const capacity = Number(digits(typed.capacity.trim()))
    const { n, highest } = await placedIn({ roomId: id }, tx)
    if (highest > capacity) return refuse('not_ready', `这个考场的 ${highest} 号座位已安排照顾，请先取消或换到别处。`)
    const has = Object.keys(roomNeedWords).filter((need) => offers.includes(need))
    if (n > 0 && lackingIn(has, found.room.offers).length > 0)
      return refuse('not_ready', `这个考场有 ${n} 个照顾座位，请先取消或换到别处，再去掉考场条件。`)
    await updateRoom(tx, id, { name: read.data, capacity, subjects: papersKept(subjects, papers), offers: has })
    return { after: { room: id, capacity } }
  })
}

/** 删除考场: not once seats are frozen, not while a seat in it is given by hand. */
export function removeRoom(viewer: Viewer, sessionId: string, id: string): Promise<Changed> {
  return changeSites(viewer, sessionId, async (tx, _, isFrozen) => {
    const found = isUuid(id) ? await getRoom(sessionId, id, tx) : null
    if (!found) return refuse('not_found', '没有找到这个考场，可能已经删除。')
    if (isFrozen) return refuse('wrong_state', frozenWords)
    const { n } = await placedIn({ roomId: id }, tx)
    if (n > 0) return refuse('not_ready', `这个考场有 ${n} 个照顾座位，请先取消或换到别处，再删除。`)
    await updateRoom(tx, id, { removedAt: await now(tx) })
    return { after: { room: id } }
  })
}

/** The only way in which sites and rooms change. Whoever draws, freezes or places waits or is refused meanwhile, so that no seat is given in a room that goes. */
export async function changeSites(viewer: Viewer, sessionId: string, make: Change): Promise<Changed> {
  if (!isSessionId(sessionId) || !hasRole(viewer, 'examOfficer', sessionId)) return refuse('not_found', '没有找到这项考试。')
  return db().transaction(async (tx) => {
    const frame = await getExamFrame(sessionId, tx)
    if (!frame) return refuse('not_found', '没有找到这项考试。')
    if (!(await holdSeating(tx, sessionId))) return refuse('claimed_by_other', '正在编排这项考试的座位，请等编排完成后再改。')
    const draw = await currentDraw(sessionId, tx)
    const made = await make(tx, frame, draw?.state === 'frozen')
    if ('refusal' in made) return made
    await recordAudit(tx, viewer, { what: 'sites-changed', about: { type: 'examSession', id: sessionId }, after: made.after })
    return { ok: true }
  })
}

function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim()
}

export function papersKept(subjects: readonly string[], papers: ExamFrame['papers']): string[] | null {
  const found = papers.map(({ subject }) => subject).filter((subject) => subjects.includes(subject))
  return found.length === 0 || found.length === papers.length ? null : found
}

export function mapUrlOf(template: string, address: string): string {
  return template.replace('{address}', encodeURIComponent(address))
}
