import { createHash } from 'node:crypto'
import { crc32, deflateSync, gzipSync } from 'node:zlib'
import { noise, quarters } from '@/lib/photo/test-pictures'
import type { Corpus } from './hostile-pdfs'
import { makePdf } from './make-pdf'

export async function brokenPictures(): Promise<Corpus> {
  const files = {
    JPEG: await quarters(640, 480).jpeg().toBuffer(),
    'progressive JPEG': await quarters(640, 480).jpeg({ progressive: true }).toBuffer(),
    PNG: await noise(200, 150).png().toBuffer(),
  }
  const cuts = Object.entries(files).flatMap(([name, file]) =>
    Array.from({ length: 20 }, (_, part): Corpus[number] => {
      return [`a ${name} cut short ${part}/20`, file.subarray(0, Math.max(3, Math.floor((file.length * part) / 20)))]
    }),
  )
  const { JPEG: jpeg, PNG: png, 'progressive JPEG': progressive } = files
  const scan = progressive.lastIndexOf(Buffer.from([0xff, 0xda]))
  const tail = progressive.subarray(scan, -2)
  return [
    ...cuts,
    ['a PNG of 20000 × 20000', withHeader(png, 20_000, 20_000)],
    ['a PNG of 2³¹ × 2³¹', withHeader(png, 0x7fffffff, 0x7fffffff)],
    ['a PNG of 1 × 40000000', withHeader(png, 1, 40_000_000)],
    ['a PNG of nothing', withHeader(png, 0, 0)],
    ['a PNG that says to be larger than it is', withHeader(png, 7000, 7000)],
    ['a PNG with a wrong sum', changed(png, png.indexOf('IDAT') + 40, 0x55)],
    ['a PNG that unpacks to less', pngOf(500, 500, deflateSync(Buffer.alloc(100)))],
    ['a PNG bomb', pngOf(16_000, 16_000, deflateSync(Buffer.alloc(16_000 * 1000)))],
    ['an animated PNG', withChunk(png, 'acTL', Buffer.alloc(8, 1))],
    ['a JPEG of 65000 × 65000', jpegOf(jpeg, 65_000, 65_000)],
    ['a JPEG of no height', jpegOf(jpeg, 640, 0)],
    ['a JPEG that says to be larger than it is', jpegOf(jpeg, 6000, 6000)],
    ['a lossless JPEG', changed(jpeg, jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 1, 0xc3)],
    [
      'a JPEG of 1000 scans',
      Buffer.concat([progressive.subarray(0, scan), ...Array<Buffer>(1000).fill(tail), Buffer.from([0xff, 0xd9])]),
    ],
    ['a JPEG with a hole', Buffer.concat([jpeg.subarray(0, 700), jpeg.subarray(-2)])],
    ['over 10 MB', Buffer.concat([jpeg, Buffer.alloc(10 * 1024 * 1024)])],
  ]
}

const payloads = [
  '<script>alert(document.domain)</script>',
  '<html><body onload=alert(1)>',
  '<!DOCTYPE html><title>x</title>',
  '<?php system($_GET["c"]); ?>',
  '<svg onload=alert(1)>',
  '<iframe src=javascript:alert(1)>',
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj',
  'GIF89a/*<*/=1;alert(1)',
]

/** Something else as well: in a comment, in EXIF, in a text chunk, before or behind. */
export async function polyglots(): Promise<Corpus> {
  const jpeg = await quarters(320, 240).jpeg().toBuffer()
  const png = await quarters(320, 240).png().toBuffer()
  const pdf = makePdf()
  const zip = zipOf('a.html', '<script>1</script>')
  const each = await Promise.all(
    payloads.map(async (payload, nth): Promise<Corpus> => {
      const text = Buffer.from(payload)
      const exif = await quarters(320, 240)
        .withExif({ IFD0: { ImageDescription: payload } })
        .jpeg()
        .toBuffer()
      return [
        [`a JPEG with payload ${nth} in a comment`, withSegment(jpeg, 0xfe, text)],
        [`a JPEG with payload ${nth} as application data`, withSegment(jpeg, 0xe5, text)],
        [`a JPEG with payload ${nth} in EXIF`, exif],
        [`a JPEG with payload ${nth} behind it`, Buffer.concat([jpeg, text])],
        [`a PNG with payload ${nth} in a text`, withChunk(png, 'tEXt', Buffer.concat([Buffer.from('Comment\0'), text]))],
        [`a PNG with payload ${nth} in an unknown chunk`, withChunk(png, 'teSt', text)],
        [`a PNG with payload ${nth} behind it`, Buffer.concat([png, text])],
        [`payload ${nth} before a JPEG`, Buffer.concat([text, jpeg])],
        [`payload ${nth} before a PDF`, Buffer.concat([text, pdf])],
        [`payload ${nth} behind a PDF`, Buffer.concat([pdf, text])],
        [`payload ${nth} alone`, text],
      ]
    }),
  )
  const behind: Corpus = Object.entries({
    zip,
    rar: Buffer.from('Rar!\x1a\x07\0data', 'latin1'),
    '7z': Buffer.from('7z\xbc\xaf\x27\x1c\0\x04', 'latin1'),
  }).flatMap(
    ([name, other]): Corpus => [
      [`a JPEG and a ${name}`, Buffer.concat([jpeg, other])],
      [`a PNG and a ${name}`, Buffer.concat([png, other])],
      [`a PDF and a ${name}`, Buffer.concat([pdf, other])],
      [`a ${name} and a PDF`, Buffer.concat([other, pdf])],
    ],
  )
  return [
    ...each.flat(),
    ...behind,
    [
      'a PDF with HTML in its first lines',
      Buffer.from(pdf.toString('latin1').replace('\n', '\n%<html><script>alert(1)</script>\n'), 'latin1'),
    ],
    ['a PDF and a JPEG', Buffer.concat([pdf, jpeg])],
    ['a JPEG and a PDF', Buffer.concat([jpeg, pdf])],
    ['a PDF in a JPEG comment', withSegment(jpeg, 0xfe, pdf)],
  ]
}

/** What is neither PDF nor JPEG nor PNG, whatever it is called. */
export async function foreignFiles(): Promise<Corpus> {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900">'
  const texts: Record<string, string> = {
    SVG: `${svg}</svg>`,
    'SVG with a script': `${svg}<script>alert(1)</script></svg>`,
    'SVG with a handler': `${svg}<rect onload="alert(1)"/></svg>`,
    'SVG with a stranger': `${svg}<foreignObject><iframe src="file:///etc/passwd"/></foreignObject></svg>`,
    'SVG with entities': `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${svg}<text>&b;</text></svg>`,
    'SVG from elsewhere': `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg}<text>&x;</text></svg>`,
    'SVG behind spaces': `\ufeff\n\n  <?xml version="1.0"?>${svg}</svg>`,
    HTML: '<!doctype html><script>alert(1)</script>',
    XHTML: '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
    MHTML: 'MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>',
    'a script': '#!/bin/sh\nrm -rf /\n',
    PHP: '<?php echo 1;',
    JavaScript: 'alert(1)',
    JSON: '{"a":1}',
    text: '证明',
    PostScript: '%!PS-Adobe-3.0\n(file) run',
    EPS: '%!PS-Adobe-3.0 EPSF-3.0\n',
    MVG: 'push graphic-context\nimage over 0,0 0,0 "|id"\n',
    XFDF: '<?xml version="1.0"?><xfdf/>',
    FDF: '%FDF-1.2\n1 0 obj<</FDF<</JavaScript<</After(app.alert(1))>>>>>>endobj',
    RTF: '{\\rtf1\\ansi{\\object}}',
    'a shortcut': '[InternetShortcut]\nURL=file:///c:/windows/system32/calc.exe',
    vCard: 'BEGIN:VCARD\nEND:VCARD',
    CSV: '=cmd|"/c calc"!A1',
  }
  const starts: Record<string, string> = {
    'a program of Windows': 'MZ\x90\0\x03\0\0\0',
    'a program of Linux': '\x7fELF\x02\x01\x01',
    'a program of macOS': '\xcf\xfa\xed\xfe',
    'a class of Java': '\xca\xfe\xba\xbe\0\0\0\x34',
    Flash: 'CWS\x0a\0\0\0\0',
    'an old Word document': '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    RAR: 'Rar!\x1a\x07\x01\0',
    '7z': '7z\xbc\xaf\x27\x1c\0\x04',
    icon: '\0\0\x01\0\x01\0',
    BMP: 'BM\x36\0\x0c\0\0\0',
    'a film': '\0\0\0\x20ftypisom',
    HEIC: '\0\0\0\x18ftypheic',
    AVIF: '\0\0\0\x1cftypavif',
    JPEG2000: '\0\0\0\x0cjP  \r\n\x87\n',
    'JPEG XL': '\xff\x0a\x00\x00',
    PSD: '8BPS\0\x01',
    MP3: 'ID3\x03\0\0',
    SQLite: 'SQLite format 3\0',
    DjVu: 'AT&TFORM',
    HDR: '#?RADIANCE\n',
  }
  const made = await Promise.all([
    quarters(80, 60).gif().toBuffer(),
    quarters(80, 60).webp().toBuffer(),
    quarters(80, 60).tiff().toBuffer(),
  ])
  const random = Array.from({ length: 20 }, (_, seed): Corpus[number] => {
    const bytes = Buffer.concat(Array.from({ length: 64 }, (__, n) => createHash('sha256').update(`${seed}:${n}`).digest()))
    const start = [
      Buffer.alloc(0),
      Buffer.from([0xff, 0xd8, 0xff]),
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      Buffer.from('%PDF-1.7\n'),
    ][seed % 4]
    return [`random bytes ${seed}`, Buffer.concat([start ?? Buffer.alloc(0), bytes])]
  })
  return [
    ...Object.entries(texts).map(([name, text]): Corpus[number] => [name, Buffer.from(text)]),
    ...Object.entries(starts).map(([name, start]): Corpus[number] => [
      name,
      Buffer.concat([Buffer.from(start, 'latin1'), Buffer.alloc(400, 7)]),
    ]),
    ...['GIF', 'WebP', 'TIFF'].map((name, index): Corpus[number] => [name, made[index] ?? Buffer.alloc(0)]),
    ['nothing', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(5000)],
    ['a ZIP', zipOf('a.txt', 'a')],
    ['a Word document', zipOf('word/document.xml', '<w:document/>')],
    ['a packed PDF', gzipSync(makePdf())],
    ['a PDF in a ZIP', zipOf('a.pdf', makePdf().toString('latin1'))],
    ['the name of a JPEG only', Buffer.from('a.jpg')],
    ...random,
  ]
}

function withHeader(png: Buffer, width: number, height: number): Buffer {
  const header = Buffer.from(png.subarray(16, 29))
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  return Buffer.concat([png.subarray(0, 8), chunk('IHDR', header), png.subarray(33)])
}

export function withChunk(png: Buffer, name: string, content: Buffer): Buffer {
  return Buffer.concat([png.subarray(0, 33), chunk(name, content), png.subarray(33)])
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const made = Buffer.alloc(body.length + 8)
  made.writeUInt32BE(content.length, 0)
  body.copy(made, 4)
  made.writeUInt32BE(crc32(body), body.length + 4)
  return made
}

function pngOf(width: number, height: number, data: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const start = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

function jpegOf(jpeg: Buffer, width: number, height: number): Buffer {
  const made = Buffer.from(jpeg)
  const frame = made.indexOf(Buffer.from([0xff, 0xc0]))
  made.writeUInt16BE(height, frame + 5)
  made.writeUInt16BE(width, frame + 7)
  return made
}

export function withSegment(jpeg: Buffer, marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)])
}

function changed(file: Buffer, at: number, value: number): Buffer {
  const made = Buffer.from(file)
  made[at] = made[at] === value ? value ^ 1 : value
  return made
}

function zipOf(name: string, text: string): Buffer {
  const [path, content] = [Buffer.from(name), Buffer.from(text, 'latin1')]
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt32LE(crc32(content), 10)
  common.writeUInt32LE(content.length, 14)
  common.writeUInt32LE(content.length, 18)
  common.writeUInt16LE(path.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, content])
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common, Buffer.alloc(14), path])
  const end = Buffer.alloc(18)
  end.writeUInt16LE(1, 4)
  end.writeUInt16LE(1, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(local.length, 12)
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), end])
}
