/** What may differ between the payment service's bill and the ledger, as cashiers read it (E-24). */
export const differenceKinds = {
  'missing-here': '账单有、本系统没有',
  'unknown-order': '没有这个订单',
  'missing-there': '本系统有、账单没有',
  'amount-differs': '金额不一致',
  'other-order': '订单号不一致',
  'other-time': '日期不一致',
  'other-state': '退款状态不一致',
  'twice-in-bill': '账单中重复',
} as const
export type DifferenceKind = keyof typeof differenceKinds

/** What a cashier may decide. `closes`: it is the end of the difference; `asks`: a reason must be given. */
export const decisions = {
  record: { label: '补记到账', closes: true, asks: false, hint: '向支付机构查询，查到的付款记入本系统；不能手工填写金额。' },
  'update-refund': { label: '更新退款结果', closes: true, asks: false, hint: '向支付机构查询这笔退款，以它的答复为准。' },
  'give-back': { label: '退回', closes: false, asks: true, hint: '原路退回付款人，须由另一位财务人员复核。' },
  // Closed by the payment service's word that the payer has the money.
  'confirm-give-back': { label: '复核退回', closes: false, asks: false, hint: '复核通过后立即通知支付机构原路退回。' },
  'refuse-give-back': { label: '不同意退回', closes: false, asks: true, hint: '差异回到待处理。' },
  verified: { label: '已核实无误', closes: true, asks: true, hint: '写明怎样核实、依据是什么。' },
  counterparty: { label: '对方更正', closes: true, asks: true, hint: '支付机构确认账单有误并更正时用，写明对方的答复。' },
  'hand-over': { label: '移交技术', closes: false, asks: true, hint: '差异仍列为待处理，直到有最后的决定。' },
} as const
export type DecisionName = keyof typeof decisions

/** Where a difference stands by its last decision. */
export const standings = {
  open: '待处理',
  'handed-over': '已移交技术',
  proposed: '待复核退回',
  returning: '退回中',
  'way-closed': '不能原路退回',
  closed: '已处理',
} as const
export type DifferenceStanding = keyof typeof standings

/** Where a difference stands after its decisions, the last of which is `last`; `returned`: the service's last answer to its return. */
export function standingAfter(last: string | null | undefined, returned: string | null | undefined): DifferenceStanding {
  if (last === 'confirm-give-back') return returned === 'done' ? 'closed' : returned === 'closed' ? 'way-closed' : 'returning'
  if (last === 'hand-over') return 'handed-over'
  if (last === 'give-back') return 'proposed'
  return last && Object.hasOwn(decisions, last) && decisions[last as DecisionName].closes ? 'closed' : 'open'
}

type Decided = { kind: string; what: 'payment' | 'refund'; standing: DifferenceStanding }

/** What may be decided of a difference now; of one that is closed nothing. */
export function decisionsFor({ kind, what, standing }: Decided): DecisionName[] {
  if (standing === 'closed' || standing === 'returning') return []
  // Given back by other means: said how.
  if (standing === 'way-closed') return ['verified']
  if (standing === 'proposed') return ['confirm-give-back', 'refuse-give-back']
  const own: DecisionName[] =
    what === 'payment' && kind === 'missing-here'
      ? ['record']
      : what === 'payment' && kind === 'unknown-order'
        ? ['give-back']
        : kind === 'other-state'
          ? ['update-refund']
          : ['verified']
  return [...own, 'counterparty', ...(standing === 'handed-over' ? [] : (['hand-over'] as const))]
}

/** A difference in a few words, such as 退款：金额不一致. */
export function kindLabel({ kind, what }: { kind: string; what: 'payment' | 'refund' }): string {
  const label = Object.hasOwn(differenceKinds, kind) ? differenceKinds[kind as DifferenceKind] : kind
  return what === 'refund' ? `退款：${label}` : label
}
