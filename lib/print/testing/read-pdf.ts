import jsQR from 'jsqr'
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import sharp from 'sharp'

export type Word = { text: string; x: number; y: number; width: number; height: number }

/** What a reader finds in a PDF: pages of words with their places, metadata, fonts, pictures and the text of the QR code on page 1. `withCode`: there is one, and sharp may draw it here. */
export async function readPdf(bytes: Uint8Array, { withCode = true } = {}) {
  const raw = Buffer.from(bytes).toString('latin1')
  const reading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await reading.promise
  const pages: Word[][] = []
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await wordsOf(await pdf.getPage(number)))
  const { info } = await pdf.getMetadata()
  const first = await (await pdf.getPage(1)).getOperatorList()
  const pictures = first.argsArray.filter((_, index) => first.fnArray[index] === OPS.paintImageXObject)
  const paths = first.argsArray.filter((_, index) => first.fnArray[index] === OPS.constructPath)
  const read = {
    pages,
    text: pages
      .flat()
      .map((word) => word.text)
      .join('')
      .replace(/\s/g, ''),
    info: info as { Title?: string; Language?: string },
    fonts: [...raw.matchAll(/\/BaseFont \/(\S+)/g)].map((match) => match[1] ?? ''),
    embeddedFonts: raw.split('/FontFile2').length - 1,
    pictures: pictures.map(([, width, height]) => ({ width, height })),
    qr: withCode ? await qrTextOf(paths.map((args) => Array.from<number>(args[1]?.[0] ?? []))) : undefined,
  }
  await reading.destroy()
  return read
}

type Page = { getTextContent(): Promise<{ items: object[] }> }

async function wordsOf(page: Page): Promise<Word[]> {
  const { items } = await page.getTextContent()
  return (items as { str: string; transform: number[]; width: number; height: number }[]).flatMap(
    ({ str, transform, width, height }) =>
      str.trim() ? [{ text: str, x: transform[4] ?? 0, y: transform[5] ?? 0, width, height }] : [],
  )
}

// The code is the longest path of the page; drawing it again needs no PDF renderer on the machine.
async function qrTextOf(paths: number[][]): Promise<string | undefined> {
  const longest = paths.reduce((best, path) => (path.length > best.length ? path : best), [])
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600" viewBox="-4 -4 64 64"><rect x="-4" y="-4" width="64" height="64" fill="#fff"/><path d="${svgPath(longest)}"/></svg>`
  const { data, info } = await sharp(Buffer.from(picture)).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data
}

function svgPath(numbers: number[]): string {
  const sizes = [2, 2, 6, 4, 0]
  const letters = ['M', 'L', 'C', 'Q', 'Z']
  let path = ''
  for (let at = 0; at < numbers.length; ) {
    const kind = numbers[at] ?? 4
    const size = sizes[kind] ?? 0
    path += `${letters[kind]}${numbers.slice(at + 1, at + 1 + size).join(' ')}`
    at += 1 + size
  }
  return path
}

/** Words of one page that are printed over each other. */
export function overlaps(words: Word[]): string[] {
  const found: string[] = []
  for (const [index, a] of words.entries()) {
    for (const b of words.slice(index + 1)) {
      const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
      const apart = Math.abs(a.y - b.y)
      if (across > 1 && apart < 0.8 * Math.min(a.height, b.height)) found.push(`${a.text} × ${b.text}`)
    }
  }
  return found
}
