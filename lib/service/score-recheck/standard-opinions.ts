/** 常用意见 of exam officers, by move. */
export const recheckOpinions = {
  confirmChange: ['已与答题卡原件核对无误，同意更正。'],
  disagree: ['与答题卡原件不符，请重新核对。', '请写明更正的原因。'],
} as const
