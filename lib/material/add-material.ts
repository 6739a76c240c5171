import { createHash } from 'node:crypto'
import { countMaterials, findUpload, insertUpload, type Material } from '@/db/queries/material'
import { ownerIdOf } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { scanner } from '@/lib/gateway/scan/scan'
import { newStorageKey } from '@/lib/gateway/storage/port'
import { storage } from '@/lib/gateway/storage/storage'
import { hidesInPdf } from './hidden-content'
import { materialName } from './material-name'
import { checkPdf } from './pdf-checker'
import { type RefusedMaterial, refuseMaterial } from './refusals'
import { remakePicture } from './remake-picture'
import { libraryMax, materialBytesMax } from './rules'

export type AddedMaterial = { ok: true; material: Material; found?: true }
type Upload = { purpose: 'proof'; name: string }

/**
 * Puts a file into its owner's library: judged by its content, scanned where a scanner is configured, and made anew, so that only pages and
 * pixels are kept. The same bytes again are the file that is there already (`found`). Refuses in words that tell what to do.
 */
export async function addMaterial(
  viewer: Viewer,
  bytes: Uint8Array,
  { purpose, name }: Upload,
): Promise<AddedMaterial | RefusedMaterial> {
  if (bytes.byteLength === 0) return refuseMaterial('empty')
  if (bytes.byteLength > materialBytesMax) return refuseMaterial('too_many_bytes')
  const ownerId = ownerIdOf(viewer)
  const uploadSha256 = sha256(bytes)
  const before = await findUpload(ownerId, uploadSha256)
  if (before) return { ok: true, material: before, found: true }
  if ((await countMaterials(ownerId)) >= libraryMax) return refuseMaterial('library_full')
  const checked = await checkFile(bytes)
  if (!checked.ok) return checked

  // The file first, the row after it: a file without a row is swept away, a row without a file would be a proof that nobody can open.
  const storageKey = newStorageKey()
  await storage().put(storageKey, checked.bytes)
  const made = await insertUpload({
    ownerId,
    purpose,
    storageKey,
    uploadSha256,
    name: materialName(name, checked.mediaType),
    mediaType: checked.mediaType,
    pages: checked.pages,
    bytes: checked.bytes.byteLength,
    sha256: sha256(checked.bytes),
    createdAt: await now(),
  })
  if (made) return { ok: true, material: made }
  // The same upload came twice at once.
  await storage().remove(storageKey)
  const twin = await findUpload(ownerId, uploadSha256)
  return twin ? { ok: true, material: twin, found: true } : refuseMaterial('busy')
}

type Checked = { ok: true; bytes: Uint8Array; mediaType: 'application/pdf' | 'image/jpeg'; pages: number }

/** What would be kept of an upload, or why nothing is. */
export async function checkFile(upload: Uint8Array): Promise<Checked | RefusedMaterial> {
  const bytes = Buffer.from(upload.buffer, upload.byteOffset, upload.byteLength)
  if (bytes.byteLength > materialBytesMax) return refuseMaterial('too_many_bytes')
  const infection = await scanner()?.(bytes)
  if (infection === 'infected') return refuseMaterial('infected')
  if (infection === 'unavailable') return refuseMaterial('not_scanned')
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') {
    const picture = await remakePicture(bytes)
    return picture.ok ? { ...picture, mediaType: 'image/jpeg', pages: 1 } : picture
  }
  if (hidesInPdf(bytes)) return refuseMaterial('hidden')
  const pdf = await checkPdf(bytes)
  if (!pdf.ok) return refuseMaterial(pdf.refusal === 'damaged' ? 'damaged_pdf' : pdf.refusal)
  return { ...pdf, mediaType: 'application/pdf' }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
