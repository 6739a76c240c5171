export type NamedMaterial = { id: string; name: string; mediaType: string }

const names: Record<string, string> = { photo: '证件照片', proof: '证明材料' }

/** Materials with a name for their tabs; those of one purpose are numbered. */
export function namedMaterials(materials: readonly { id: string; purpose: string; mediaType: string }[]): NamedMaterial[] {
  const counted = new Map<string, number>()
  return materials.map(({ id, purpose, mediaType }) => {
    const name = (Object.hasOwn(names, purpose) ? names[purpose] : undefined) ?? '材料'
    const ordinal = (counted.get(name) ?? 0) + 1
    counted.set(name, ordinal)
    return { id, mediaType, name: ordinal === 1 ? name : `${name} ${ordinal}` }
  })
}
