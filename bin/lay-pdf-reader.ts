import { cpSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'

const library = fileURLToPath(new URL('../node_modules/pdfjs-dist/', import.meta.url))

/**
 * Lays beside the site's own static files what pdf.js asks for when a PDF brings no fonts of its own, as most Chinese offices' do, and when
 * its scans are packed as JBIG2 or JPEG 2000 (O-20). `built` is `.next`, or `.next/dev`. The address names the version: it never changes.
 */
export function layPdfReader(built: string) {
  const { version } = JSON.parse(readFileSync(`${library}package.json`, 'utf8')) as { version: string }
  for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs'])
    cpSync(library + folder, `${built}/static/pdf-reader-${version}/${folder}`, { recursive: true, filter: isNoScriptEngine })
}

/** No script of a PDF ever runs. */
function isNoScriptEngine(path: string): boolean {
  return !basename(path).startsWith('quickjs')
}
