import { nameCharactersMax } from './rules'

/** The name under which its owner finds a file again: as it was called, without folders and what has no shape, ending as what it is now. */
export function materialName(given: string, mediaType: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\.(pdf|jpe?g|png)$/i, '')
    .trim()
  const short = [...plain].slice(0, nameCharactersMax).join('')
  return `${short || '未命名'}${mediaType === 'application/pdf' ? '.pdf' : '.jpg'}`
}
