/** 常用意见 of cashiers, by move. */
export const refundOpinions = {
  endorse: ['付款记录属实，同意退费。'],
  approve: ['复核无误，同意退费。'],
  return: ['请写明付款日期和付款方式。', '所选退费原因与付款记录不符，请核对后重新选择。'],
  reject: ['没有查到重复的付款。', '不属于这项考试受理的退费原因。'],
} as const
