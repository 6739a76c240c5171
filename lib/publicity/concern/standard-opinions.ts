/** 常用意见 of reviewers, by move. */
export const concernOpinions = {
  uphold: ['经核查，举报反映的情况属实。', '本人不能证明符合报考条件，举报属实。'],
  dismiss: ['经核查，本人符合报考条件，举报不属实。', '举报内容无法查证，没有发现不符合报考条件的情况。'],
} as const
