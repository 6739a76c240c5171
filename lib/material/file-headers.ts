import type { Material } from '@/db/queries/material'

type Served = Pick<Material, 'name' | 'purpose' | 'mediaType'>

/** How an upload is served: as what it was made to be, under its owner's name for it, in a box without scripts, kept by nobody (Q-13). */
export function fileHeaders({ name, purpose, mediaType }: Served, download: boolean): Record<string, string> {
  const type = served[mediaType]
  if (!type) throw new Error(`nothing is stored as ${mediaType}`)
  const called = encodeURIComponent(name || `${purpose}.${type}`).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16)}`,
  )
  return {
    'Content-Type': mediaType,
    'Content-Disposition': `${download ? 'attachment' : 'inline'}; filename="${purpose}.${type}"; filename*=UTF-8''${called}`,
    // A browser's own PDF reader does not run in a sandbox; it may then load nothing but the file and its own style.
    'Content-Security-Policy': type === 'pdf' ? pdfPolicy : "default-src 'none'; sandbox",
    'Cache-Control': 'private, no-store',
  }
}

const served: Record<string, 'jpg' | 'pdf'> = { 'image/jpeg': 'jpg', 'application/pdf': 'pdf' }
const pdfPolicy =
  "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
