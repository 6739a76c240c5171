import type { Shortcut } from './shortcuts'

const open: Shortcut = { key: 'Enter', does: '打开选中的业务' }
const takeNext: Shortcut = { key: 'N', does: '领取并办理下一件' }

export const queueKeys: readonly Shortcut[] = [
  { key: 'J', does: '下一行' },
  { key: 'K', does: '上一行' },
  open,
  takeNext,
  { key: '/', does: '查找' },
]

/** The keys of a case page, with those of the moves that are offered there. */
export function caseKeys(moves: readonly { key: string; label: string }[]): Shortcut[] {
  return [
    { key: 'J', does: '列表中的下一件' },
    { key: 'K', does: '列表中的上一件' },
    open,
    { key: 'C', does: '领取这一件' },
    takeNext,
    ...moves.map(({ key, label }) => ({ key, does: label })),
  ]
}
