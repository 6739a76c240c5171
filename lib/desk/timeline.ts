import type { Chain } from '@/db/queries/audit'
import { hasRole, relationsTo } from '@/lib/access/policy'
import { type StaffRole, staffRoles, type Viewer } from '@/lib/access/viewer'
import { dayAndMinute } from '@/lib/clock/format'
import { openingLabel } from '@/lib/workflow/events-shown'
import { type AnyMachine, stateOf } from '@/lib/workflow/machine'

export type DeskEvent = { label: string; time: string; at: string; note: string }

/** All that happened to a case and may be known by the viewer, with who did it and the opinion it was done with. */
export function timelineOf(
  viewer: Viewer,
  head: Chain['head'],
  machine: AnyMachine,
  events: Chain['events'],
  names: ReadonlyMap<string, string>,
): DeskEvent[] {
  const held = relationsTo(viewer, head)
  return events.flatMap(({ event, input }) => {
    const move = Object.hasOwn(machine.transitions, event.name) ? machine.transitions[event.name] : undefined
    const mayKnow = !move?.shownTo || hasRole(viewer, 'auditor') || move.shownTo.some((one) => held.has(one))
    if (!mayKnow) return []
    const isSecret = move?.ballot !== undefined && machine.ballots?.[move.ballot]?.secret !== false
    const note = [
      isSecret ? '' : whoOf(event, names),
      event.fromState === event.toState ? '' : `→ ${stateOf(machine, event.toState).label}`,
      isSecret ? '' : opinionIn(input),
      move?.shownTo && !move.shownTo.includes('applicant') ? '（申请人看不到）' : '',
    ]
    return [
      {
        label: move?.label ?? openingLabel(machine, event.relation),
        time: dayAndMinute(event.at),
        at: event.at.toISOString(),
        note: note.filter((part) => part !== '').join(' '),
      },
    ]
  })
}

const outside: Record<string, string> = { applicant: '申请人', unit: '申报单位', gateway: '外部服务', system: '系统' }

function whoOf({ relation, actorId }: { relation: string; actorId: string | null }, names: ReadonlyMap<string, string>): string {
  if (Object.hasOwn(outside, relation)) return outside[relation] ?? ''
  const role = Object.hasOwn(staffRoles, relation) ? staffRoles[relation as StaffRole] : ''
  return [role, actorId ? (names.get(actorId) ?? '') : ''].filter((part) => part !== '').join(' ')
}

function opinionIn(input: string | null): string {
  const parsed: unknown = JSON.parse(input ?? 'null')
  if (typeof parsed !== 'object' || parsed === null || !('opinion' in parsed)) return ''
  return typeof parsed.opinion === 'string' && parsed.opinion !== '' ? `“${parsed.opinion}”` : ''
}
