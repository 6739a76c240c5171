export type NamedMaterial = { id: string; name: string; mediaType: string }

type Uploaded = { id: string; name: string; purpose: string; mediaType: string }

const unnamed: Record<string, string> = { photo: '证件照片', proof: '证明材料' }

/** Materials with a name for their tabs: as their owner calls them, else by what they are for; those of one name are numbered. */
export function namedMaterials(materials: readonly Uploaded[]): NamedMaterial[] {
  const counted = new Map<string, number>()
  return materials.map(({ id, name: given, purpose, mediaType }) => {
    const name = given || ((Object.hasOwn(unnamed, purpose) ? unnamed[purpose] : undefined) ?? '材料')
    const ordinal = (counted.get(name) ?? 0) + 1
    counted.set(name, ordinal)
    return { id, mediaType, name: ordinal === 1 ? name : `${name} ${ordinal}` }
  })
}
