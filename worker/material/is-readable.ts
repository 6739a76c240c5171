import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

/** A second opinion by a reader that many people use: it opens, with these many pages, and each page can be read. */
export async function isReadable(bytes: Uint8Array, pages: number): Promise<boolean> {
  const reading = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    cMapUrl: `${join(folder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    disableFontFace: true,
    useSystemFonts: false,
  })
  try {
    const pdf = await reading.promise
    if (pdf.numPages !== pages) return false
    for (let number = 1; number <= pages; number += 1) {
      const page = await pdf.getPage(number)
      const { width, height } = page.getViewport({ scale: 1 })
      if (!(width > 0 && height > 0 && width < 20_000 && height < 20_000)) return false
      await page.getTextContent()
      page.cleanup()
    }
    return true
  } catch {
    return false
  } finally {
    await reading.destroy()
  }
}
