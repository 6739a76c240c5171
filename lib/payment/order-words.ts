type OrderMoney = { settledFen: number; extraFen: number; refundedFen: number; deadline: Date }

/** Where an order stands at `at`, for cashiers (O-21). */
export function orderWords({ settledFen, extraFen, refundedFen, deadline }: OrderMoney, at: Date): string {
  const paid = settledFen > 0 ? '已缴费' : at < deadline ? '待缴费' : '逾期未缴'
  return extraFen > 0 && refundedFen < extraFen ? `${paid}，有款待退` : paid
}
