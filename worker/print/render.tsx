import { renderToBuffer } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import { AdmitCardPaper, AdmitCardsPaper } from '@/components/print/admit-card'
import { ApplicationFormPaper } from '@/components/print/application-form'
import { CertificateSheet } from '@/components/print/certificate'
import { RecheckReportPaper } from '@/components/print/recheck-report'
import { RoomSheetPaper } from '@/components/print/room-sheet'
import { type Faces, SettingContext } from '@/components/print/setting'
import type { MissingGlyph, PrintRequest } from '@/lib/print/documents'
import { printable, textsIn } from '@/lib/print/printable'
import { facesFor } from './fonts'

/** Draws one paper in the calling thread. Throws rather than hand out a paper without its photo or with a substitute font. */
export async function render(request: PrintRequest): Promise<{ ok: true; bytes: Uint8Array<ArrayBuffer> } | MissingGlyph> {
  const photos = photosIn(request)
  for (const photo of photos) requireJpeg(photo)
  const clean = { ...request, props: printable(request.props) } as PrintRequest
  const found = await facesFor(textsIn(clean.props))
  if (!found.ok) return found
  const onePage = await draw(clean, found.faces, true)
  const bytes = pagesIn(onePage) === papersIn(request) ? onePage : await draw(clean, found.faces, false)
  if (bytes.includes('/BaseFont /Helvetica')) throw new Error('a text fell back to a font without Chinese')
  if (photos.length > 0 && !bytes.includes('/Subtype /Image')) throw new Error('the photo could not be drawn')
  return { ok: true, bytes: new Uint8Array(bytes) }
}

// Ordinary papers have one page, and are drawn in three quarters of the time when that need not be counted.
function draw(request: PrintRequest, faces: Faces, isOnePage: boolean) {
  return renderToBuffer(<SettingContext value={{ ...faces, isOnePage }}>{paperOf(request)}</SettingContext>)
}

/** How many papers lie in the file, of which each is drawn as if it had one page. */
function papersIn({ name, props }: PrintRequest): number {
  if (name === 'admit-cards') return props.cards.length
  return name === 'room-sheet' ? props.sittings.length : 1
}

function photosIn({ name, props }: PrintRequest): Uint8Array[] {
  if (name === 'admit-cards') return props.cards.map(({ photo }) => photo)
  if (name === 'room-sheet')
    return props.kind !== 'chart' ? [] : props.sittings.flatMap(({ seats }) => seats.flatMap(({ photo }) => photo ?? []))
  return [props.photo]
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
    case 'certificate':
      return <CertificateSheet {...request.props} />
    case 'admit-cards':
      return <AdmitCardsPaper {...request.props} />
    case 'room-sheet':
      return <RoomSheetPaper {...request.props} />
  }
}

// The renderer only logs a picture that it cannot read, and prints without it.
function requireJpeg(photo: Uint8Array) {
  if (photo[0] !== 0xff || photo[1] !== 0xd8 || photo[2] !== 0xff) throw new Error('the photo is not a JPEG')
}
