import type { PdfFile } from './open'
import { type Dict, isDict, isStream, nameOf, type Stream, Unreadable, type Value } from './values'

/** What a proof has no need of and a reader may act on. */
export type Active = 'scripts' | 'actions' | 'attachments' | 'dynamic_form'

/** The first active thing among all objects of the file, used or not; null where there is none. */
export function findActive(pdf: PdfFile): Active | null {
  for (const number of pdf.numbers()) {
    const found = activeIn(pdf, readable(pdf, number))
    if (found) return found
  }
  return activeIn(pdf, pdf.trailer)
}

/** A damaged object that nothing refers to does not matter: it is not copied. One that is referred to is read again there. */
function readable(pdf: PdfFile, number: number): Value | Stream {
  try {
    return pdf.object(number)
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

function activeIn(pdf: PdfFile, value: Value | Stream): Active | null {
  if (isStream(value)) return value.dict.has('F') ? 'attachments' : activeIn(pdf, value.dict)
  if (Array.isArray(value)) return first(value, (one) => activeIn(pdf, one))
  if (!isDict(value)) return null
  return activeByKeys(pdf, value) ?? first([...value.values()], (one) => activeIn(pdf, one))
}

function activeByKeys(pdf: PdfFile, dict: Dict): Active | null {
  const byKey = first(Object.keys(keys), (key) => (dict.has(key) && dict.get(key) !== null ? (keys[key] ?? null) : null))
  const [type, subtype, action] = ['Type', 'Subtype', 'S'].map((key) => nameIn(pdf, dict, key))
  return byKey ?? kinds[subtype ?? ''] ?? kinds[type ?? ''] ?? actions[action ?? ''] ?? startsByItself(pdf, dict)
}

/** A page may be opened at a place; anything else that happens without being asked for is refused. */
function startsByItself(pdf: PdfFile, dict: Dict): Active | null {
  const triggers = pdf.resolve(dict.get('AA'))
  const started = [dict.get('OpenAction'), ...(isDict(triggers) ? triggers.values() : [])].map((one) => pdf.resolve(one))
  return first(started, (one) => {
    const action = isDict(one) ? nameIn(pdf, one, 'S') : 'GoTo'
    return harmless.has(action) ? null : (actions[action] ?? 'actions')
  })
}

function nameIn(pdf: PdfFile, dict: Dict, key: string): string {
  const value = pdf.resolve(dict.get(key))
  return isStream(value) ? '' : (nameOf(value) ?? '')
}

function first<T>(list: readonly T[], find: (one: T) => Active | null): Active | null {
  for (const one of list) {
    const found = find(one)
    if (found) return found
  }
  return null
}

const harmless = new Set(['GoTo', 'Named', 'Hide', 'ResetForm', 'SetOCGState', 'Thread', 'Trans'])

const keys: Record<string, Active> = {
  JS: 'scripts',
  JavaScript: 'scripts',
  EmbeddedFiles: 'attachments',
  EF: 'attachments',
  Collection: 'attachments',
  XFA: 'dynamic_form',
  RichMediaContent: 'actions',
  RichMediaSettings: 'actions',
}

const kinds: Record<string, Active> = {
  EmbeddedFile: 'attachments',
  FileAttachment: 'attachments',
  RichMedia: 'actions',
  Movie: 'actions',
  Sound: 'actions',
  Screen: 'actions',
  '3D': 'actions',
  U3D: 'actions',
  PRC: 'actions',
  PS: 'actions',
}

const actions: Record<string, Active> = {
  JavaScript: 'scripts',
  Launch: 'actions',
  GoToR: 'actions',
  GoToE: 'actions',
  GoTo3DView: 'actions',
  SubmitForm: 'actions',
  ImportData: 'actions',
  Rendition: 'actions',
  Movie: 'actions',
  Sound: 'actions',
  RichMediaExecute: 'actions',
}
