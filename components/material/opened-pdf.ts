import { GlobalWorkerOptions, getDocument, type RenderTask, version } from 'pdfjs-dist'
import { type OpenedMaterial, prepare } from './prepare-canvas'

GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).toString()

// Laid there by the build (bin/lay-pdf-reader.ts).
const besides = `/_next/static/pdf-reader-${version}`
const reader = {
  cMapUrl: `${besides}/cmaps/`,
  standardFontDataUrl: `${besides}/standard_fonts/`,
  wasmUrl: `${besides}/wasm/`,
  iccUrl: `${besides}/iccs/`,
  enableXfa: false,
}

type Drawing = { task: RenderTask | null; newest: number }

/** A PDF drawn by our own reader: the browser's may not run under the policy of uploads, and a script in the file never runs. */
export async function openPdf(data: Uint8Array): Promise<OpenedMaterial> {
  const task = getDocument({ ...reader, data })
  const file = await task.promise
  const drawings = new WeakMap<HTMLCanvasElement, Drawing>()
  return {
    pages: file.numPages,
    draw: async (canvas, { page: number, turns, width }) => {
      const on: Drawing = drawings.get(canvas) ?? { task: null, newest: 0 }
      drawings.set(canvas, on)
      const mine = ++on.newest
      // One canvas takes one drawing at a time: a newer look ends the one before.
      on.task?.cancel()
      await on.task?.promise.catch(() => {})
      const page = await file.getPage(number)
      if (mine !== on.newest) return
      const rotation = (page.rotate + turns * 90) % 360
      const upright = page.getViewport({ scale: 1 })
      const viewport = page.getViewport({ scale: width / upright.width, rotation })
      prepare(canvas, [viewport.width, viewport.height])
      on.task = page.render({ canvas, viewport, transform: [devicePixelRatio, 0, 0, devicePixelRatio, 0, 0] })
      await on.task.promise.catch((error: unknown) => {
        if (mine === on.newest) throw error
      })
    },
    close: () => void task.destroy(),
  }
}
