const kept = new Set([0xe0, 0xe2, 0xee])

/** A JPEG inside a PDF without EXIF, XMP and comments; JFIF, colour profile and Adobe's colour mark stay. What is no JPEG stays as it is. */
export function stripPicture(jpeg: Buffer): Buffer {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return jpeg
  const parts = [jpeg.subarray(0, 2)]
  let at = 2
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xda || marker === 0xd9) break
    const end = at + 2 + jpeg.readUInt16BE(at + 2)
    const drop = (marker >= 0xe0 && marker <= 0xef && !kept.has(marker)) || marker === 0xfe
    if (!drop) parts.push(jpeg.subarray(at, end))
    at = end
  }
  return Buffer.concat([...parts, jpeg.subarray(at)])
}
