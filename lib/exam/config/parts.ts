// What an officer sets of an exam, part by part: the pages, their check and their history all come from here (O-10).
import { basics } from './basics'
import { choices } from './choices'
import { conditions } from './conditions'
import { letters } from './letters'
import { notices } from './notices'
import { options } from './options'
import { papers } from './papers'
import type { AnyPart } from './part'
import { sections } from './sections'
import { windows } from './windows'

export const parts = {
  basics,
  windows,
  letters,
  sections,
  choices,
  conditions,
  papers,
  options,
  notices,
} as const satisfies Record<string, AnyPart>
export type PartName = keyof typeof parts

/** The part of that name; null: there is none. */
export function partNamed(name: string): AnyPart | null {
  return Object.hasOwn(parts, name) ? parts[name as PartName] : null
}
