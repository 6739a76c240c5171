/** 常用意见 of reviewers, by move. */
export const registrationOpinions = {
  pass: ['材料齐全，符合报考条件。'],
  return: ['证明材料不清楚或不完整，请按每一项的说明修改后重新提交。', '填写的信息与证明材料不一致，请核对后修改。'],
  reject: ['从事专业工作年限不满足报考条件。', '学历不满足报考条件。', '所学专业不在报考条件规定的专业目录内。'],
} as const
