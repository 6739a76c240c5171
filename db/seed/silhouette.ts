import sharp from 'sharp'

const [width, height] = [590, 826]
const skin = [201, 191, 178] as const
const coat = [75, 85, 104] as const

/** A neutral portrait of nobody as a JPEG, before `backdrop` (#rrggbb): the demo's photos. Drawn by points; sharp is kept from reading SVG. */
export async function drawSilhouette(backdrop: string): Promise<Uint8Array> {
  const ground = [1, 3, 5].map((at) => Number.parseInt(backdrop.slice(at, at + 2), 16))
  const pixels = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isHead = within(x, y, { x: 295, y: 330, across: 135, down: 175 })
      const isBody = within(x, y, { x: 295, y: 800, across: 255, down: 250 }) || (Math.abs(x - 295) < 55 && y > 480 && y < 600)
      pixels.set(isHead ? skin : isBody ? coat : ground, (y * width + x) * 3)
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer()
}

function within(x: number, y: number, ellipse: { x: number; y: number; across: number; down: number }): boolean {
  return ((x - ellipse.x) / ellipse.across) ** 2 + ((y - ellipse.y) / ellipse.down) ** 2 <= 1
}
