type Money = {
  payments: readonly { id: string; amountFen: number; paidAt: Date; standing: string; transactionNumber: string }[]
  refunds: readonly { refund: { number: string; paymentId: string; amountFen: number } }[]
  answers: readonly { number: string; outcome: string; refundedAt: Date | null }[]
}

export type JournalEntry = { at: Date; what: 'came' | 'went'; fen: number; number: string; balanceFen: number }
export type Journal = {
  entries: JournalEntry[]
  cameFen: number
  wentFen: number
  /** What is kept of the fee that settles the order: what of it does not go back. */
  keptFen: number
  /** What is to go back and is not back yet. */
  owedFen: number
}

/**
 * The journal of one order: each payment and each refund that reached the payer, in the order of time, with what was there after it; amounts
 * in fen, what went is negative. Came − went = kept + owed, always (O-21).
 */
export function journalOf({ payments, refunds, answers }: Money): Journal {
  const doneAt = new Map(
    answers.flatMap(({ number, outcome, refundedAt }) => (outcome === 'done' ? [[number, refundedAt] as const] : [])),
  )
  const given = new Map(refunds.map(({ refund }) => [refund.paymentId, refund]))
  const moves = [
    ...payments.map((one) => ({ at: one.paidAt, what: 'came' as const, fen: one.amountFen, number: one.transactionNumber })),
    ...refunds.flatMap(({ refund }) => {
      const at = doneAt.get(refund.number)
      return at ? [{ at, what: 'went' as const, fen: -refund.amountFen, number: refund.number }] : []
    }),
  ].sort((one, other) => one.at.getTime() - other.at.getTime() || other.fen - one.fen)
  let balanceFen = 0
  const entries = moves.map((move) => {
    balanceFen += move.fen
    return { ...move, balanceFen }
  })
  const sum = (of: Money['payments']) => of.reduce((fen, one) => fen + one.amountFen, 0)
  const goesBack = ({ id, amountFen, standing }: Money['payments'][number]) =>
    standing === 'settles' ? (given.get(id)?.amountFen ?? 0) : amountFen
  const goBackFen = payments.reduce((fen, one) => fen + goesBack(one), 0)
  const wentFen = entries.reduce((fen, entry) => (entry.what === 'went' ? fen - entry.fen : fen), 0)
  return {
    entries,
    cameFen: sum(payments),
    wentFen,
    keptFen: sum(payments) - goBackFen,
    owedFen: goBackFen - wentFen,
  }
}
