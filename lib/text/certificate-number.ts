/** 毕业证书编号 or 学位证书编号 as it is kept and compared: half-width capitals, without spaces and dashes. */
export function certificateNumber(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
}

/** Could this be the number of a certificate? Older ones hold words (粤高教专字第123号). */
export function isCertificateNumber(number: string): boolean {
  return /^[\dA-Z\p{Script=Han}()/.]{4,40}$/u.test(number) && /\d/.test(number)
}
