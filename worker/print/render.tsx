import { renderToBuffer } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import { AdmitCardPaper } from '@/components/print/admit-card'
import { ApplicationFormPaper } from '@/components/print/application-form'
import { RecheckReportPaper } from '@/components/print/recheck-report'
import { type Faces, SettingContext } from '@/components/print/setting'
import type { MissingGlyph, PrintRequest } from '@/lib/print/documents'
import { printable, textsIn } from '@/lib/print/printable'
import { facesFor } from './fonts'

/** Draws one paper in the calling thread. Throws rather than hand out a paper without its photo or with a substitute font. */
export async function render(request: PrintRequest): Promise<{ ok: true; bytes: Uint8Array<ArrayBuffer> } | MissingGlyph> {
  requireJpeg(request.props.photo)
  const clean = { ...request, props: printable(request.props) } as PrintRequest
  const found = await facesFor(textsIn(clean.props))
  if (!found.ok) return found
  const onePage = await draw(clean, found.faces, true)
  const bytes = pagesIn(onePage) === 1 ? onePage : await draw(clean, found.faces, false)
  if (bytes.includes('/BaseFont /Helvetica')) throw new Error('a text fell back to a font without Chinese')
  if (!bytes.includes('/Subtype /Image')) throw new Error('the photo could not be drawn')
  return { ok: true, bytes: new Uint8Array(bytes) }
}

// Ordinary papers have one page, and are drawn in three quarters of the time when that need not be counted.
function draw(request: PrintRequest, faces: Faces, isOnePage: boolean) {
  return renderToBuffer(<SettingContext value={{ ...faces, isOnePage }}>{paperOf(request)}</SettingContext>)
}

function pagesIn(bytes: Buffer): number {
  return Number(/\/Type \/Pages\n\/Count (\d+)/.exec(bytes.toString('latin1'))?.[1])
}

function paperOf(request: PrintRequest): ReactElement {
  switch (request.name) {
    case 'application-form':
      return <ApplicationFormPaper {...request.props} />
    case 'admit-card':
      return <AdmitCardPaper {...request.props} />
    case 'recheck-report':
      return <RecheckReportPaper {...request.props} />
  }
}

// The renderer only logs a picture that it cannot read, and prints without it.
function requireJpeg(photo: Uint8Array) {
  if (photo[0] !== 0xff || photo[1] !== 0xd8 || photo[2] !== 0xff) throw new Error('the photo is not a JPEG')
}
