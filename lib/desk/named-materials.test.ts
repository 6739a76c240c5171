import { expect, test } from 'vitest'
import { namedMaterials } from './named-materials'

test('O-20 proofs are called as their owner called them; those without a name by what they are for; twins are numbered', () => {
  const made = (name: string, purpose = 'proof') => ({ id: crypto.randomUUID(), name, purpose, mediaType: 'image/jpeg' })
  const all = [made('毕业证书.pdf'), made(''), made('', 'photo'), made('毕业证书.pdf'), made('', 'constructor'), made('')]
  const names = namedMaterials(all).map(({ name }) => name)
  expect(names).toEqual(['毕业证书.pdf', '证明材料', '证件照片', '毕业证书.pdf 2', '材料', '证明材料 2'])
})
