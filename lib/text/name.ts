/** What the banks' payment system holds of an account holder's name: who is called longer is registered there, and so here, cut off. */
export const nameCharactersMax = 60

/**
 * A person's name as it is kept: NFC, no space at the ends, one where there were several, none around the middle dot; full-width
 * letters become half-width, and every spelling of the middle dot (• ‧ ・ ･ ∙ ⋅) the one of GB 13000, U+00B7: since 2016 ministries and
 * banks have to register it so (民委发〔2016〕33号), while keyboards go on producing the others. Every other character stays as the bank
 * has it, rare ones included. Null: empty, longer than 60 characters, or with control, direction-changing, private or unpaired characters.
 */
export function normaliseName(typed: string): string | null {
  if (!typed.isWellFormed()) return null
  const name = typed
    .normalize('NFC')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u0020\u00a0\u3000]+/g, ' ')
    .replace(/ ?[·•‧・･∙⋅] ?/g, '·')
    .replace(/^ | $/g, '')
  const length = [...name].length
  // Direction marks and private characters would make a reviewer read another name than the one that is stored.
  if (length === 0 || length > nameCharactersMax || /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/u.test(name)) return null
  return name
}

/** Are these the same name to a person? Only for comparing: full-width letters, the kinds of middle dot, spaces around it and letter case do not count. */
export function sameName(one: string, other: string): boolean {
  return comparable(one) === comparable(other)
}

function comparable(name: string) {
  return name
    .normalize('NFKC')
    .replace(/\s*[·•‧・∙⋅．.]\s*/g, '·')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
