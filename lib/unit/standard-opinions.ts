/** 常用意见 of reviewers, by move. */
export const unitOpinions = {
  approve: ['与营业执照一致，同意注册。'],
  return: [
    '营业执照扫描件不清楚，请重新上传。',
    '单位名称与营业执照不一致，请核对后修改。',
    '统一社会信用代码与营业执照不一致，请核对后修改。',
  ],
  reject: ['这家单位已经注册，请联系本单位的管理员。', '所传材料不能证明您代表这家单位。'],
} as const
