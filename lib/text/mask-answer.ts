import { maskIdNumber, maskMobile } from './mask'

/**
 * An answer as others than its owner's form show it: ID and account numbers and mobiles masked wherever they were typed. A secret
 * answer that is one number or code is masked whatever its shape and spacing, as passports have many and cards are typed in fours.
 */
export function maskAnswer(answer: string, isSecret: boolean): string {
  const compact = isSecret ? answer.normalize('NFKC').replace(/[\s-]/g, '') : ''
  if (mobile.test(compact)) return maskMobile(compact)
  if (/^[\dA-Za-z()]{6,30}$/.test(compact)) return maskIdNumber(compact)
  return answer.replace(/(?<![\dA-Za-z])\d{14,19}[\dXx]?(?![\dA-Za-z])/g, maskIdNumber).replace(mobiles, maskMobile)
}

const mobile = /^1[3-9]\d{9}$/
const mobiles = /(?<!\d)1[3-9]\d{9}(?!\d)/g
