import { deflateSync } from 'node:zlib'
import type { Sharp } from 'sharp'
import { noise, quarters } from '@/lib/photo/test-pictures'
import { renderDocument } from '@/lib/print/render-document'
import { sampleForm } from '@/lib/print/testing/sample-papers'
import type { Corpus } from './hostile-pdfs'
import { withChunk, withSegment } from './hostile-pictures'
import { type Body, deflated, makePdf, objectsOf, type Recipe, update } from './make-pdf'

/** Stands in every kind of metadata; must be nowhere afterwards. */
export const canary = 'CANARY'
const exif = {
  IFD0: { ImageDescription: `${canary}-description`, Artist: `${canary}-artist`, Make: `${canary}-make` },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 32/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '114/1 3/1 0/1' },
}
const xmp = `<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>${canary}-xmp</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
const sizes = [
  [640, 480],
  [480, 640],
  [1080, 2400],
  [3000, 2000],
  [64, 64],
  [1, 1],
  [1240, 1754],
  [720, 1280],
  [1500, 100],
] as const

export async function goodJpegs(): Promise<Corpus> {
  const made: Corpus = []
  const add = async (name: string, picture: Sharp | Buffer) =>
    made.push([`JPEG ${name}`, Buffer.isBuffer(picture) ? picture : await picture.toBuffer()])
  for (const [width, height] of sizes) {
    await add(`${width}×${height}`, quarters(width, height).jpeg())
    await add(`${width}×${height} progressive`, quarters(width, height).jpeg({ progressive: true }))
    await add(`${width}×${height} coarse`, quarters(width, height).jpeg({ quality: 20 }))
    await add(`${width}×${height} with EXIF and GPS`, quarters(width, height).withExif(exif).jpeg())
    await add(`${width}×${height} noisy`, noise(Math.min(width, 900), Math.min(height, 900)).jpeg({ chromaSubsampling: '4:4:4' }))
    await add(`${width}×${height} optimised`, quarters(width, height).jpeg({ mozjpeg: true }))
  }
  const base = await quarters(800, 600).jpeg().toBuffer()
  for (let orientation = 1; orientation <= 8; orientation += 1) {
    await add(
      `lying as ${orientation}`,
      quarters(800, 600)
        .withExif({ IFD0: { Orientation: String(orientation), Artist: `${canary}` } })
        .jpeg(),
    )
  }
  await add('in grey', quarters(500, 400).greyscale().jpeg())
  await add('in four colours', quarters(500, 400).toColourspace('cmyk').jpeg())
  await add('with a wide profile', quarters(500, 400).withIccProfile('p3').jpeg())
  await add('with XMP', quarters(500, 400).withXmp(xmp).jpeg())
  await add('with a comment', withSegment(base, 0xfe, Buffer.from(`${canary}-comment`)))
  await add('with notes of a camera', withSegment(base, 0xed, Buffer.from(`Photoshop 3.0\0${canary}`)))
  await add(
    'with a film behind it',
    Buffer.concat([base, Buffer.from('\0\0\0\x20ftypmp42'), Buffer.alloc(5000, 9), Buffer.from(canary)]),
  )
  await add('with padding', Buffer.concat([base.subarray(0, -2), Buffer.alloc(7), base.subarray(-2)]))
  await add('of 24 megapixels', quarters(6000, 4000).jpeg({ quality: 60 }))
  await add('of a very long page', quarters(1080, 14_000).jpeg())
  return made
}

export async function goodPngs(): Promise<Corpus> {
  const made: Corpus = []
  const add = async (name: string, picture: Sharp | Buffer) =>
    made.push([`PNG ${name}`, Buffer.isBuffer(picture) ? picture : await picture.toBuffer()])
  for (const [width, height] of sizes) {
    await add(`${width}×${height}`, quarters(width, height).png())
    await add(`${width}×${height} of few colours`, quarters(width, height).png({ palette: true }))
    await add(`${width}×${height} interlaced`, quarters(width, height).png({ progressive: true }))
    await add(`${width}×${height} with an alpha channel`, quarters(width, height).ensureAlpha(0.5).png())
    await add(`${width}×${height} with EXIF`, quarters(width, height).withExif(exif).png())
    await add(`${width}×${height} in grey`, quarters(width, height).greyscale().png())
  }
  const base = await quarters(300, 200).png().toBuffer()
  await add('with a text', withChunk(base, 'tEXt', Buffer.from(`Comment\0${canary}-text`)))
  await add('with a long text', withChunk(base, 'zTXt', Buffer.concat([Buffer.from('Raw\0\0'), deflateSync(canary.repeat(50))])))
  await add('with XMP', withChunk(base, 'iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp}`)))
  await add('with a profile', quarters(300, 200).withIccProfile('p3').png())
  await add('of 16 bits', quarters(300, 200).toColourspace('rgb16').png())
  await add('in black and white', quarters(300, 200).threshold().png({ palette: true, colours: 2 }))
  return made
}

export async function goodPdfs(): Promise<Corpus> {
  const photo = await quarters(400, 300).withExif(exif).jpeg().toBuffer()
  const packedTwo = { as: 'packed' } as const
  const seen = (name: string, recipe: Recipe): Corpus => [
    [`PDF ${name}`, makePdf(recipe)],
    [`PDF ${name}, packed`, makePdf({ ...recipe, ...packedTwo })],
    [
      `PDF ${name}, saved again`,
      update(makePdf(recipe), objectsOf({ ...recipe, content: deflated('BT /F1 9 Tf (again) Tj ET') })),
    ],
  ]
  const image = (dict: string, bytes: Buffer): Body => ({ dict: `/Type /XObject /Subtype /Image ${dict}`, bytes })
  const drawn = (picture: Body, more: Body[] = []): Recipe => ({
    page: '/Annots [<< /Type /Annot /Subtype /Stamp /Rect [0 0 99 99] /AP << /N {x0} >> >>]',
    extra: [
      {
        dict: '/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /I {x1} >> >>',
        bytes: Buffer.from('/I Do'),
      },
      picture,
      ...more,
    ],
  })
  const rgb = '/Width 20 /Height 20 /ColorSpace /DeviceRGB /BitsPerComponent 8'
  const info = `<< /Title (${canary}) /Author (${canary}) /Creator (${canary}) /CreationDate (D:20200815) >>`
  return [
    ...seen('of one page', {}),
    ...seen('of three pages', { pages: 3 }),
    ...seen('of fifty pages', { pages: 50 }),
    ...seen('of an old version', { version: '1.3' }),
    ...seen('with information', { info }),
    ...seen('with XMP', {
      catalog: '/Metadata {x0}',
      extra: [{ dict: '/Type /Metadata /Subtype /XML', bytes: Buffer.from(xmp) }],
    }),
    ...seen('with notes of a program', { page: `/PieceInfo << /Word << /Private (${canary}) /LastModified (D:2020) >> >>` }),
    ...seen('with a link', {
      page: `/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://a.example/${canary}) >> >>]`,
    }),
    ...seen('that opens at its first page', { catalog: '/OpenAction [6 0 R /Fit]' }),
    ...seen('that opens by an action', { catalog: '/OpenAction << /S /GoTo /D [6 0 R /XYZ 0 0 1] >> /PageMode /UseOutlines' }),
    ...seen('with an outline', {
      catalog: '/Outlines << /First {x0} /Last {x0} /Count 1 >>',
      extra: [`<< /Title (${canary}) /Dest [6 0 R /Fit] >>`],
    }),
    ...seen('with named places', { catalog: '/Names << /Dests << /Names [(a) [6 0 R /Fit]] >> >>' }),
    ...seen('with numbered pages', { catalog: '/PageLabels << /Nums [0 << /S /D >>] >> /Lang (zh-CN)' }),
    ...seen('with tags', {
      catalog: '/MarkInfo << /Marked true >> /StructTreeRoot << /Type /StructTreeRoot /K {x0} >>',
      extra: [`<< /S /P /Alt (${canary}) /Pg 6 0 R >>`],
    }),
    ...seen('turned', { page: '/Rotate 90 /CropBox [10 10 500 700] /UserUnit 1.5' }),
    ...seen('with a seal', {
      page: `/Annots [{x0}]`,
      extra: [
        `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${canary}) /Rect [50 50 99 99] /AP << /N {x1} >> /V << /Type /Sig /Name (${canary}) /Contents <00> /ByteRange [0 1 2 3] >> >>`,
        { dict: '/Type /XObject /Subtype /Form /BBox [0 0 9 9]', bytes: Buffer.from('1 0 0 rg 0 0 9 9 re f') },
      ],
    }),
    ...seen('with a filled form', {
      catalog: '/AcroForm << /Fields [{x0}] /DA (/F1 9 Tf) >>',
      page: '/Annots [{x0}]',
      extra: [`<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (${canary}) /Rect [50 50 99 99] >>`],
    }),
    ...seen('with a note', {
      page: `/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (${canary}) /T (${canary}) >>]`,
    }),
    ...seen('with layers', {
      catalog: '/OCProperties << /OCGs [{x0}] /D << /OFF [{x0}] /Order [] >> >>',
      extra: ['<< /Type /OCG /Name (a) >>'],
    }),
    ...seen(
      'with a photo',
      drawn(image('/Width 400 /Height 300 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode', photo)),
    ),
    ...seen('with a plain picture', drawn(image(rgb, Buffer.alloc(1200, 200)))),
    ...seen(
      'with a packed picture',
      drawn(
        image(
          `${rgb} /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 3 /Columns 20 >>`,
          deflateSync(Buffer.alloc(1220)),
        ),
      ),
    ),
    ...seen('with text for the wire', {
      content: {
        dict: '/Filter [/ASCII85Decode /FlateDecode]',
        bytes: Buffer.from(`${ascii85(deflateSync('BT /F1 9 Tf (a) Tj ET'))}~>`),
      },
    }),
    ...seen('with pages in hexadecimal', {
      content: {
        dict: '/Filter /ASCIIHexDecode',
        bytes: Buffer.from(`${Buffer.from('BT /F1 9 Tf (a) Tj ET').toString('hex')}>`),
      },
    }),
    ...seen('with a length elsewhere', { content: { dict: '/Length 7 0 R', bytes: Buffer.from('BT ET') }, extra: ['5'] }),
    ['PDF with spaces behind it', Buffer.concat([makePdf(), Buffer.from('\r\n\0\0  \n')])],
    ['PDF saved five times', [1, 2, 3, 4, 5].reduce((file) => update(file, objectsOf({ info })), makePdf())],
    ...(await printed()),
  ]
}

/** Papers of our own, as the renderer makes them: subset fonts, pictures, several pages. */
async function printed(): Promise<Corpus> {
  const made = await renderDocument('application-form', sampleForm(new Uint8Array(await quarters(295, 413).jpeg().toBuffer())))
  if (!made.ok) throw new Error('the sample could not be printed')
  return [['PDF of this office', Buffer.from(made.bytes)]]
}

function ascii85(bytes: Buffer): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 4) {
    const group = Buffer.alloc(4)
    const length = bytes.copy(group, 0, at, at + 4)
    let value = group.readUInt32BE()
    let digits = ''
    for (let digit = 0; digit < 5; digit += 1) {
      digits = String.fromCharCode(33 + (value % 85)) + digits
      value = Math.floor(value / 85)
    }
    text += digits === '!!!!!' && length === 4 ? 'z' : digits.slice(0, length + 1)
  }
  return text
}
