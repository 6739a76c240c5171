import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist'
import { type OpenedMaterial, prepare } from './prepare-canvas'

GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).toString()

/** A PDF drawn by our own reader: the browser's may not run under the policy of uploads, and a script in the file never runs. */
export async function openPdf(data: Uint8Array): Promise<OpenedMaterial> {
  const task = getDocument({ data, enableXfa: false })
  const file = await task.promise
  return {
    pages: file.numPages,
    draw: async (canvas, { page: number, turns, width }) => {
      const page = await file.getPage(number)
      const rotation = (page.rotate + turns * 90) % 360
      const upright = page.getViewport({ scale: 1 })
      const viewport = page.getViewport({ scale: width / upright.width, rotation })
      prepare(canvas, [viewport.width, viewport.height])
      await page.render({ canvas, viewport, transform: [devicePixelRatio, 0, 0, devicePixelRatio, 0, 0] }).promise
    },
    close: () => void task.destroy(),
  }
}
