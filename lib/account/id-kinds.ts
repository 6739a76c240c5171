/** Kinds of identity documents, by the name that `persons.id_kind` holds. */
export const idKinds = {
  residentId: '居民身份证',
  hkMacauPermit: '港澳居民来往内地通行证',
  taiwanPermit: '台湾居民来往大陆通行证',
  residencePermit: '港澳台居民居住证',
  foreignPermanentId: '外国人永久居留身份证',
  passport: '护照',
} as const

export type IdKind = keyof typeof idKinds

/** How a kind is called; what an older version wrote in words stays as it is. */
export function idKindWords(kind: string): string {
  return Object.hasOwn(idKinds, kind) ? idKinds[kind as IdKind] : kind
}
