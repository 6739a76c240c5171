import { maskIdNumber, maskMobile } from '@/lib/text/mask'

/**
 * An answer as staff read it: ID and account numbers and mobiles masked wherever they were typed. A secret answer that is one
 * number or code is masked whatever its shape, as passports have many.
 */
export function maskAnswer(answer: string, isSecret: boolean): string {
  if (isSecret && /^[\dA-Za-z()（）-]{6,30}$/.test(answer) && !mobile.test(answer)) return maskIdNumber(answer)
  return answer.replace(/(?<![\dA-Za-z])\d{14,19}[\dXx]?(?![\dA-Za-z])/g, maskIdNumber).replace(mobiles, maskMobile)
}

const mobile = /^1[3-9]\d{9}$/
const mobiles = /(?<!\d)1[3-9]\d{9}(?!\d)/g
