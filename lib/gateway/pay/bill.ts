/** The columns of a bill, in the order in which the simulator writes them. A line with a refund's number is money given back. */
export const billColumns = [
  'channel',
  'transactionNumber',
  'orderNumber',
  'amountFen',
  'paidAt',
  'refundNumber',
  'refundedAt',
] as const

/** A million lines of what a line may hold at most. */
export const billBytesMax = 300 * 1024 * 1024
