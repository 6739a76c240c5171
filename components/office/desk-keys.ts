import type { Shortcut } from './shortcuts'

const open: Shortcut = { key: 'Enter', does: '打开选中的业务' }
const takeNext: Shortcut = { key: 'N', does: '领取并办理下一件' }

/** The keys of the queue; those of a batch where many may be decided at once. */
export function queueKeys(isBatch: boolean): Shortcut[] {
  const batch = [
    { key: 'S', does: '勾选这一行，或取消' },
    { key: 'L', does: '勾选本页全部，或全部取消' },
    { key: 'B', does: '到勾选业务的意见，再按 Tab 选决定' },
  ]
  return [
    { key: 'J', does: '下一行' },
    { key: 'K', does: '上一行' },
    open,
    takeNext,
    ...(isBatch ? batch : []),
    { key: '/', does: '查找' },
  ]
}

/** The keys of a case page, with those of the moves that are offered there. */
export function caseKeys(moves: readonly { key: string; label: string }[]): Shortcut[] {
  return [
    { key: 'J', does: '列表中的下一件' },
    { key: 'K', does: '列表中的上一件' },
    open,
    { key: 'C', does: '领取这一件' },
    { key: 'U', does: '放回待办' },
    takeNext,
    ...moves.map(({ key, label }) => ({ key, does: `${label}，再按 Enter 确认` })),
  ]
}
