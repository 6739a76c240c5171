/** Of whoever passed everything, by what became of it: how the page of 发放证书 lists them (E-38). */
export const sorts = { ready: '可以发放', held: '暂缓', issued: '已发放', revoked: '已撤销' } as const
export type Sort = keyof typeof sorts
