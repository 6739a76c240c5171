const nameCharactersMax = 200

/**
 * A person's name as it is kept: NFC, no space at the ends, one where there were several; every character stays as the bank has it,
 * rare ones, Latin ones and each spelling of the middle dot (· • ‧ ・ ･) included, full-width letters too. Null: empty, longer than
 * 200 characters, or with control, direction-changing, private or unpaired characters.
 */
export function normaliseName(typed: string): string | null {
  if (!typed.isWellFormed()) return null
  const name = typed
    .normalize('NFC')
    .replace(/[\u0020\u00a0\u3000]+/g, ' ')
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
