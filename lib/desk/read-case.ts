import { db } from '@/db/client'
import { getChain } from '@/db/queries/audit'
import { getCase } from '@/db/queries/case'
import {
  getApplicant,
  getScopeTitle,
  getUnitName,
  listCaseMaterials,
  listColleagues,
  listDocuments,
  listEarlierCases,
} from '@/db/queries/desk'
import { listNames } from '@/db/queries/exam-office'
import { relationsTo } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordOpening } from '@/lib/audit/record-opening'
import { now } from '@/lib/clock/now'
import { unseal } from '@/lib/crypto/sealed'
import { isUuid } from '@/lib/text/is-uuid'
import { maskIdNumber } from '@/lib/text/mask'
import { barredIn } from '@/lib/workflow/claim'
import { isClaimed } from '@/lib/workflow/claimed'
import { stateOf } from '@/lib/workflow/machine'
import { businessOf } from '@/lib/workflow/registry'
import { slaOf } from './awaited'
import { comparedAnswers } from './compared-answers'
import { namedMaterials } from './named-materials'
import { markableIn, offeredMoves } from './offered-moves'
import { timelineOf } from './timeline'
import { waitOf } from './wait'

export type DeskCase = NonNullable<Awaited<ReturnType<typeof readDeskCase>>>

/** Everything that the desk shows of one case (O-20, S-14), which its candidate reads of (B-12); null where it does not exist for the viewer. */
export async function readDeskCase(viewer: Viewer, id: string) {
  const found = isUuid(id) ? await getCase(viewer, id) : null
  if (!found) return null
  const { head } = found
  const at = await now()
  await recordOpening(viewer, head, at)
  const business = businessOf(head.kind)
  const { machine } = business
  const state = stateOf(machine, head.state)
  const isMyTurn = state.awaits !== null && relationsTo(viewer, head).has(state.awaits)
  const [applicant, unit, about, documents, materials, chain, earlier, moves, facts, round, marked, colleagues] =
    await Promise.all([
      head.applicantId ? getApplicant(head.applicantId) : null,
      head.unitId ? getUnitName(head.unitId) : null,
      getScopeTitle(head.scope),
      listDocuments(id, 2),
      listCaseMaterials(id),
      getChain(id),
      listEarlierCases(viewer, head),
      offeredMoves(viewer, found, at, db()),
      business.deskFacts?.(db(), head) ?? [],
      business.deskRound?.(db(), head) ?? null,
      business.marked?.(db(), head) ?? null,
      state.awaits && isMyTurn
        ? listColleagues(viewer, head, { relation: state.awaits, barred: barredIn(head, state.awaits) })
        : [],
    ])
  const events = chain?.events ?? []
  const actors = events.flatMap(({ event }) => (event.actorId ? [event.actorId] : []))
  const names = await listNames([...new Set([...actors, head.assignedTo ?? ''].filter((one) => one !== ''))])
  const isHeld = isClaimed(head, at)
  const isHeldByMe = isHeld && head.assignedTo === viewer.accountId
  return {
    head,
    machine,
    at,
    about,
    name: applicant?.name ?? unit ?? head.number,
    unit,
    applicant: applicant && {
      name: applicant.name,
      idNumber: maskIdNumber(unseal(applicant.idNumberSealed, 'id-number')),
    },
    wait: state.awaits === null ? null : waitOf(head.enteredAt, slaOf(machine, head.state), at),
    isMyTurn,
    claim: {
      isMine: isHeldByMe,
      holder: isHeld && head.assignedTo ? (names.get(head.assignedTo) ?? '另一位工作人员') : null,
      until: isHeld ? head.claimedUntil : null,
    },
    /** Secret answers that the viewer, who holds the case, may see whole. */
    reveals: isHeldByMe && isMyTurn ? secretsIn(state.reveals, documents[0]?.rows) : [],
    moves,
    facts,
    round,
    /** What of its materials may be marked now, and what was when it was last sent back (B-05). */
    markable: isHeldByMe ? markableIn(moves) : [],
    marked,
    links: business.deskLinks?.(viewer, head, at) ?? [],
    colleagues,
    answers: comparedAnswers(documents),
    frozenAt: documents[0]?.frozenAt ?? null,
    materials: namedMaterials(materials),
    earlier: earlier.map((one) => ({ ...one, machine: businessOf(one.kind).machine })),
    timeline: timelineOf(viewer, head, machine, events, names),
  }
}

function secretsIn(fields: readonly string[] | undefined, rows: readonly { field: string; question: string }[] = []) {
  return rows.filter(({ field }) => fields?.includes(field)).map(({ field, question }) => ({ field, label: question }))
}
