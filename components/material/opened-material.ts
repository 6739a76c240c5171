import { type OpenedMaterial, prepare } from './prepare-canvas'

/** Fetches a material and opens it; the PDF reader is loaded when the first PDF is. */
export async function openMaterial(id: string, mediaType: string, signal: AbortSignal): Promise<OpenedMaterial> {
  const answer = await fetch(`/api/files/${id}`, { signal })
  if (!answer.ok) throw new Error(`the material was answered with ${answer.status}`)
  if (mediaType !== 'application/pdf') return openPicture(await answer.blob())
  const { openPdf } = await import('./opened-pdf')
  return openPdf(new Uint8Array(await answer.arrayBuffer()))
}

async function openPicture(blob: Blob): Promise<OpenedMaterial> {
  const bitmap = await createImageBitmap(blob)
  return {
    pages: 1,
    draw: async (canvas, { turns, width }) => {
      const height = (width * bitmap.height) / bitmap.width
      const pen = prepare(canvas, turns % 2 === 0 ? [width, height] : [height, width])
      pen.translate(canvas.width / 2, canvas.height / 2)
      pen.rotate((turns * Math.PI) / 2)
      pen.scale(devicePixelRatio, devicePixelRatio)
      pen.drawImage(bitmap, -width / 2, -height / 2, width, height)
    },
    close: () => bitmap.close(),
  }
}
