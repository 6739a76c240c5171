import { assemble, type Body, deflated } from '@/lib/material/testing/make-pdf'

/** Where on its page of 300 × 400 points each line stands, from its foot up; all begin at 40 and are 24 high. */
export const officeLines = { chinese: 300, tick: 220, scan: 140 }

/**
 * A PDF as offices save it: Chinese text and a tick in fonts that are named and not embedded, and a scan packed as JBIG2. Readers must
 * bring character maps, fonts and a decoder of their own.
 */
export function officePdf(): Buffer {
  const { chinese, tick, scan } = officeLines
  const content = `BT /F1 24 Tf 40 ${chinese} Td <${utf16('工作年限证明')}> Tj ET
BT /F2 24 Tf 40 ${tick} Td (4) Tj ET
q 24 0 0 24 40 ${scan} cm /Scan Do Q`
  const info = '<< /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>'
  const objects: Body[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 300 400] >>',
    '<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F1 6 0 R /F2 8 0 R >> /XObject << /Scan 9 0 R >> >> >>',
    '<< /Producer (office) >>',
    deflated(content),
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [7 0 R] >>',
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo ${info} /DW 1000 /FontDescriptor 10 0 R >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>',
    {
      dict: '/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode',
      bytes: blackSquare(),
    },
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ]
  return assemble(new Map(objects.map((object, index) => [index + 1, object])), {})
}

function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex')
}

/** Eight by eight black pixels: the page, then a region of it, coded as fax machines do. */
function blackSquare(): Buffer {
  const square = '00000008'
  const page = `${'00000000'}${'30'}${'00'}${'01'}${'00000013'}${square}${square}${'00000000'}${'00000000'}${'00'}${'0000'}`
  // A run of no white and eight black, then seven rows as the one above, then the end of the block.
  const rows = bits(`001 00110101 000101 ${'11 '.repeat(7)} 000000000001 000000000001`)
  const region = `${square}${square}${'00000000'}${'00000000'}${'00'}${'01'}${rows}`
  const length = (region.length / 2).toString(16).padStart(8, '0')
  return Buffer.from(`${page}${'00000001'}${'26'}${'00'}${'01'}${length}${region}`, 'hex')
}

function bits(text: string): string {
  const all = text.replaceAll(' ', '')
  return (all.padEnd(Math.ceil(all.length / 8) * 8, '0').match(/.{8}/g) ?? []).map((byte) => hexOf(byte)).join('')
}

function hexOf(byte: string): string {
  return Number.parseInt(byte, 2).toString(16).padStart(2, '0')
}
