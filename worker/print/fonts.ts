import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { Font } from '@react-pdf/renderer'
import type { Faces } from '@/components/print/setting'
import type { MissingGlyph } from '@/lib/print/documents'
import { linePieces } from '@/lib/print/line-pieces'

const sans = 'NotoSansSC'
const song = 'NotoSerifSC'
const hanazonoFolder = '/usr/share/fonts/truetype/hanazono'

type Outlines = {
  hasGlyphForCodePoint(codePoint: number): boolean
  glyphForCodePoint(codePoint: number): { path: { commands: unknown[] } }
}

/**
 * The fonts that together draw every character of these texts, or the characters that none can draw: the renderer itself would
 * print a wrong glyph without a word. Fonts for rare characters are loaded only when one of them is needed.
 */
export async function facesFor(texts: string[]): Promise<{ ok: true; faces: Faces } | MissingGlyph> {
  const codePoints = new Set([...texts.join('')].map((character) => character.codePointAt(0) ?? 0))
  codePoints.delete(0x0a)
  const needed = new Set<string>()
  const missing: number[] = []
  for (const codePoint of codePoints) {
    const [inSans, inSong] = [await draws(sans, codePoint), await draws(song, codePoint)]
    if (inSans && inSong) continue
    const fallback = await fallbackFor(codePoint)
    if (fallback) needed.add(fallback)
    else if (!inSans && !inSong) missing.push(codePoint)
  }
  if (missing.length > 0) return { ok: false, refusal: 'missing_glyph', characters: missing.map(nameOf) }
  const fallbacks = fallbackFamilies.filter((family) => needed.has(family))
  return { ok: true, faces: { sans: [sans, ...fallbacks, song], song: [song, ...fallbacks, sans] } }
}

function nameOf(codePoint: number): string {
  return `${String.fromCodePoint(codePoint)} U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}

async function fallbackFor(codePoint: number): Promise<string | undefined> {
  for (const family of fallbackFamilies) if (await draws(family, codePoint)) return family
  return undefined
}

const drawn = new Map<string, boolean>()

async function draws(family: string, codePoint: number): Promise<boolean> {
  const key = `${family} ${codePoint}`
  const known = drawn.get(key)
  if (known !== undefined) return known
  const answer = hasShape(await outlinesOf(family), codePoint)
  drawn.set(key, answer)
  return answer
}

// Some fonts map a character to an empty outline, which would print as a gap in a name.
function hasShape(font: Outlines | undefined, codePoint: number): boolean {
  if (!font?.hasGlyphForCodePoint(codePoint)) return false
  if (/\s/u.test(String.fromCodePoint(codePoint))) return true
  return font.glyphForCodePoint(codePoint).path.commands.length > 0
}

async function outlinesOf(family: string): Promise<Outlines | undefined> {
  try {
    await Font.load({ fontFamily: family })
    return (Font.getFont({ fontFamily: family })?.data ?? undefined) as Outlines | undefined
  } catch (error) {
    if (!fallbackFamilies.includes(family)) throw error
    process.emitWarning(`the font ${family} cannot be read: ${error}`)
    return undefined
  }
}

const resolve = createRequire(join(process.cwd(), 'package.json')).resolve
Font.register({ family: sans, src: resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf') })
Font.register({ family: song, src: resolve('@expo-google-fonts/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf') })
Font.registerHyphenationCallback(linePieces)

// The office's own fonts come first: it may have bought one that is made for names.
const fallbackFamilies = [join(process.env.DATA_DIR ?? '.data', 'fonts'), hanazonoFolder].flatMap(registerFolder)

function registerFolder(folder: string): string[] {
  return trueTypeFilesIn(folder).map((file) => {
    Font.register({ family: basename(file, '.ttf'), src: file })
    return basename(file, '.ttf')
  })
}

function trueTypeFilesIn(folder: string): string[] {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ttf'))
    return names.sort().map((name) => join(folder, name))
  } catch {
    return []
  }
}
