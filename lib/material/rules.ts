import type { NamedFile } from '@/lib/workflow/form'

/** What may be uploaded as a proof. Bytes are of the upload. */
export const materialBytesMax = 10 * 1024 * 1024
export const pdfPagesMax = 50
/** A4 at 400 dpi has 15 million; larger pictures are scaled down to this. */
export const storedPixelsMax = 16_000_000
/** Files of one owner that are kept at a time. */
export const libraryMax = 200
export const nameCharactersMax = 80
/** Days after which a file that was never used is swept away. */
export const unusedDaysMax = 180

/** For the file chooser; what a file is, its content says. */
export const acceptedFiles = '.pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png'

export const materialRulesSentence = `PDF、JPG 或 PNG，每个文件不超过 ${materialBytesMax / 1024 / 1024} MB；PDF 不超过 ${pdfPagesMax} 页，不能加密。`

/** Where a file is looked at; only by its owner and by those who may see a case that uses it. */
export function materialSrc(id: string): string {
  return `/api/files/${id}`
}

/** 2 页 · 318 KB */
export function materialFacts({ mediaType, pages, bytes }: Pick<NamedFile, 'mediaType' | 'pages' | 'bytes'>): string {
  const size = bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
  return mediaType === 'application/pdf' ? `PDF · ${pages} 页 · ${size}` : `图片 · ${size}`
}
