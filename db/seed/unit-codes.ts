/** 统一社会信用代码 of the demo's units. */
export const unitCodes: Readonly<Record<string, string>> = {
  海桥建设有限公司: '91440300MA5F1A2B37',
  南湖测绘研究院: '12440300455751001D',
}
