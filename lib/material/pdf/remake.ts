// The only place that takes PDFs from outside apart; what is stored is always a copy made anew here.
import { type Copy, cleanStreams, startCopy } from './copy'
import { type Active, findActive } from './judge'
import { openPdf, type PdfFile } from './open'
import { type Dict, isDict, isRef, nameOf, TooLarge, Unreadable, type Value } from './values'
import { writePdf } from './write'

export type Remade =
  | { ok: true; bytes: Buffer; pages: number }
  | { ok: false; refusal: Active | 'encrypted' | 'damaged' | 'bomb' | 'no_pages' | 'too_many_pages' }

/**
 * The same pages in a file of our own making: no metadata, no actions, no links, no earlier revisions, nothing outside the pages. Refuses
 * what is encrypted, damaged, active, has no page or more than `pagesMax`, or unpacks to more than a proof does.
 */
export async function remakePdf(bytes: Buffer, pagesMax: number): Promise<Remade> {
  try {
    const pdf = openPdf(bytes)
    if (pdf.trailer.has('Encrypt')) return { ok: false, refusal: 'encrypted' }
    const active = findActive(pdf)
    if (active) return { ok: false, refusal: active }
    const root = pdf.resolve(pdf.trailer.get('Root'))
    if (!isDict(root)) throw new Unreadable('there is no catalogue')
    const pages = pagesOf(pdf, root)
    if (pages.length === 0) return { ok: false, refusal: 'no_pages' }
    if (pages.length > pagesMax) return { ok: false, refusal: 'too_many_pages' }
    const copy = startCopy(pdf)
    const catalog = addPages(pdf, copy, root, pages)
    const objects = copy.finish()
    await cleanStreams(objects)
    return { ok: true, bytes: writePdf(objects, catalog), pages: pages.length }
  } catch (error) {
    if (error instanceof TooLarge) return { ok: false, refusal: 'bomb' }
    // RangeError: a number of the file led beyond its end.
    if (error instanceof Unreadable || error instanceof RangeError) return { ok: false, refusal: 'damaged' }
    throw error
  }
}

const inherited = ['Resources', 'MediaBox', 'CropBox', 'Rotate']
const pageKeys = [...inherited, 'Contents', 'Group', 'UserUnit']
const treeMax = 5000

/** Pages in order, each with what it inherits. */
function pagesOf(pdf: PdfFile, root: Dict): Dict[] {
  const pages: Dict[] = []
  const seen = new Set<number>()
  const walk = (value: Value | undefined, above: Dict, depth: number) => {
    if (isRef(value)) {
      if (seen.has(value.ref)) throw new Unreadable('a page stands twice')
      seen.add(value.ref)
    }
    if (depth > 50 || seen.size > treeMax) throw new TooLarge('the tree of pages is too large')
    const node = pdf.resolve(value)
    if (!isDict(node)) throw new Unreadable('a page is missing')
    const mine: Dict = new Map([
      ...above,
      ...inherited.flatMap((key) => (node.has(key) ? [[key, node.get(key) ?? null] as const] : [])),
    ])
    const kids = pdf.resolve(node.get('Kids'))
    if (Array.isArray(kids)) for (const kid of kids) walk(kid, mine, depth + 1)
    else if (nameOf(node.get('Type')) === 'Pages') throw new Unreadable('a page is missing')
    else pages.push(new Map([...node, ...mine]))
  }
  walk(root.get('Pages'), new Map(), 0)
  return pages
}

function addPages(pdf: PdfFile, copy: Copy, root: Dict, pages: readonly Dict[]): number {
  const tree: Dict = new Map()
  const parent = copy.add(tree)
  const kids = pages.map((page) => {
    const made: Dict = new Map<string, Value>([
      ['Type', { name: 'Page' }],
      ['Parent', parent],
    ])
    for (const key of pageKeys) if (page.has(key)) made.set(key, copy.value(page.get(key) ?? null))
    if (!made.has('Resources')) made.set('Resources', new Map())
    if (!isBox(pdf, page.get('MediaBox'))) made.set('MediaBox', [0, 0, 595, 842])
    const stamps = stampsOf(pdf, copy, page)
    if (stamps.length > 0) made.set('Annots', stamps)
    return copy.add(made)
  })
  tree.set('Type', { name: 'Pages' }).set('Kids', kids).set('Count', kids.length)
  const catalog: Dict = new Map<string, Value>([
    ['Type', { name: 'Catalog' }],
    ['Pages', parent],
  ])
  // Layers that are switched off must stay off.
  if (root.has('OCProperties')) catalog.set('OCProperties', copy.value(root.get('OCProperties') ?? null))
  return copy.add(catalog).ref
}

function isBox(pdf: PdfFile, value: Value | undefined): boolean {
  const box = pdf.resolve(value)
  return Array.isArray(box) && box.length === 4 && box.every((one) => typeof pdf.resolve(one) === 'number')
}

/** Seals, filled fields, handwriting: what annotations look like, as stamps without any behaviour. */
function stampsOf(pdf: PdfFile, copy: Copy, page: Dict): Value[] {
  const annotations = pdf.resolve(page.get('Annots'))
  if (!Array.isArray(annotations)) return []
  return annotations.flatMap((one) => {
    const annotation = pdf.resolve(one)
    const shown = isDict(annotation) && annotation.has('AP') && annotation.has('Rect')
    if (!shown || ['Link', 'Popup'].includes(nameOf(annotation.get('Subtype')) ?? '')) return []
    const made: Dict = new Map<string, Value>([
      ['Type', { name: 'Annot' }],
      ['Subtype', { name: 'Stamp' }],
    ])
    for (const key of ['Rect', 'AP', 'AS', 'F', 'OC']) {
      if (annotation.has(key)) made.set(key, copy.value(annotation.get(key) ?? null))
    }
    return [copy.add(made)]
  })
}
