import type { PayAction } from '@/lib/sandbox/pay'

/** What the payment service can be told to do with an order, as people read it. */
export const payActionLabels: Record<PayAction, string> = {
  pay: '支付',
  'pay-twice': '支付两次',
  'pay-silently': '扣款但不通知',
  late: '截止后才通知',
  'wrong-amount': '金额不符',
  'bad-signature': '伪造通知',
  repeat: '重复通知',
  fail: '支付失败',
}
