/** A material ready to be drawn: a picture has one page, a PDF its own. */
export type OpenedMaterial = {
  pages: number
  /** Draws a page, turned by quarters, `width` CSS pixels wide before it is turned. */
  draw: (canvas: HTMLCanvasElement, look: Look) => Promise<void>
  close: () => void
}
export type Look = { page: number; turns: number; width: number }

/** Sizes the canvas in CSS pixels, drawn as finely as the screen shows it. */
export function prepare(canvas: HTMLCanvasElement, [width, height]: readonly [number, number]): CanvasRenderingContext2D {
  canvas.width = Math.round(width * devicePixelRatio)
  canvas.height = Math.round(height * devicePixelRatio)
  canvas.style.width = `${width}px`
  canvas.style.height = `${height}px`
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('the browser gives no canvas')
  return pen
}
