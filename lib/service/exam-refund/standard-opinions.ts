/** 常用意见 of cashiers, by move. */
export const refundOpinions = {
  endorse: ['付款记录属实，同意退费。'],
  approve: ['复核无误，同意退费。'],
  return: ['请写明付款日期和付款方式。', '所选退费原因与付款记录不符，请核对后重新选择。'],
  reject: ['没有查到重复的付款。', '不属于这项考试受理的退费原因。'],
  returnAccount: ['户名与开户银行的记录不符，请核对卡号。', '请把开户银行写到支行。'],
  confirmTransfer: ['已与银行回单核对无误。'],
  bounce: ['银行退汇：账号与户名不符。', '银行退汇：账户状态异常。'],
  correctTransfer: ['流水号与银行回单不符，请重新登记。'],
} as const
