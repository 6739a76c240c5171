/** The twelve banks that verify people, in the order of the registration guide. */
export const banks = {
  ccb: '建设银行',
  icbc: '工商银行',
  boc: '中国银行',
  abc: '农业银行',
  cmb: '招商银行',
  pingan: '平安银行',
  srcb: '深圳农村商业银行',
  psbc: '邮储银行',
  bocom: '交通银行',
  citic: '中信银行',
  ceb: '光大银行',
  cmbc: '民生银行',
} as const

export type Bank = keyof typeof banks
