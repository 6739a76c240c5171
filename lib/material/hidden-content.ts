// What a browser or an unpacker would make of the file, were it asked to: a proof is one thing only.
const markup = /<script|<html|<!doctype|<\?php|<iframe|<svg[\s>]|<body[\s>]/i
const otherFiles = ['%PDF-', 'GIF87a', 'GIF89a', 'Rar!\x1a\x07', '7z\xbc\xaf\x27\x1c']
const zipEnd = 'PK\x05\x06'
const zipTail = 66_000
const pdfHead = 1024

/** Does something else lie in, before or behind the picture? Photos with a film or a depth map behind them do not count. */
export function hidesInPicture(bytes: Buffer): boolean {
  const text = bytes.toString('latin1')
  return markup.test(text) || otherFiles.some((start) => text.includes(start)) || endsAsZip(bytes)
}

/** Is the PDF a page of the web or a packed folder as well? Its streams are not looked at: they are only ever read as a PDF's. */
export function hidesInPdf(bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, pdfHead).replace(/stream\r?\n.*/s, '')
  return markup.test(head) || endsAsZip(bytes)
}

function endsAsZip(bytes: Buffer): boolean {
  return bytes.toString('latin1', Math.max(0, bytes.length - zipTail)).includes(zipEnd)
}
