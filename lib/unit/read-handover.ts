import { exact } from '@/lib/clock/format'
import { machines } from '@/lib/workflow/machines'
import { grantLabel, isGrant } from './grants'
import { readHandoverList } from './handover-list'

/** A stored list in the words of its screen and paper (B-13). */
export function readHandover(list: string) {
  const { who, from, to, at, grants, business } = readHandoverList(list)
  return {
    ...{ who, from, to, at: exact(new Date(at)) },
    grants: grants.filter(isGrant).map(grantLabel),
    business: business.map(({ id, number, kind, state }) => ({
      ...{ id, number },
      label: machines[kind]?.label ?? kind,
      state: machines[kind]?.states[state]?.label ?? state,
    })),
  }
}
