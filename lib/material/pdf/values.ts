// What a PDF is made of (ISO 32000-1, 7.3). Names are decoded (#4A is J), strings are bytes, everything else is plain.

export type Name = { name: string }
export type Text = { text: Buffer }
export type Ref = { ref: number }
export type Dict = Map<string, Value>
export type Stream = { dict: Dict; raw: Buffer }
export type Value = null | boolean | number | Name | Text | Ref | Value[] | Dict

/** The bytes cannot be read as the PDF that they say they are. */
export class Unreadable extends Error {}

/** The PDF unpacks to more than anybody's proof does. */
export class TooLarge extends Error {}

export function isDict(value: Value | Stream | undefined): value is Dict {
  return value instanceof Map
}

export function isRef(value: Value | undefined): value is Ref {
  return typeof value === 'object' && value !== null && 'ref' in value
}

export function isStream(value: Value | Stream | undefined): value is Stream {
  return typeof value === 'object' && value !== null && 'raw' in value
}

/** The name's characters; null for anything that is no name. */
export function nameOf(value: Value | undefined): string | null {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : null
}

export function wholeNumber(value: Value | undefined): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw new Unreadable('a whole number was expected')
  return value
}
