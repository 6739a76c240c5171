/** What cashiers read of an order, on screen and exported, in this order (O-21). */
export const orderColumns = [
  '订单号',
  '考试',
  '考生',
  '报名序号',
  '应缴（元）',
  '入账（元）',
  '未计入（元）',
  '已退（元）',
  '情况',
  '开单时间',
] as const

type OrderMoney = { settledFen: number; extraFen: number; refundedFen: number; deadline: Date }

/** Where an order stands at `at`, for cashiers (O-21). */
export function orderWords({ settledFen, extraFen, refundedFen, deadline }: OrderMoney, at: Date): string {
  const paid = settledFen > 0 ? '已缴费' : at < deadline ? '待缴费' : '逾期未缴'
  return extraFen > 0 && refundedFen < extraFen ? `${paid}，有款待退` : paid
}
