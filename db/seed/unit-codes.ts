/** 统一社会信用代码 of the demo's units: valid check characters, and the area code 999999, which no place has. */
export const unitCodes: Readonly<Record<string, string>> = {
  海桥建设有限公司: '91999999MA0000001N',
  南湖测绘研究院: '12999999MA0000002Y',
}
