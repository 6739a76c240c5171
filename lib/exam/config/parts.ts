// What an officer sets of an exam, part by part: the pages, their check and their history all come from here (O-10).
import type { ExamFrame } from '@/db/queries/exam'
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

/** What a part and its fields are called, for who reads how it was changed. */
export function wordsOf(name: string, frame: ExamFrame): { title: string; labels: Readonly<Record<string, string>> } {
  const part = partNamed(name)
  const fields = Object.entries(part?.fields(frame) ?? {})
  const labels = fields.map(([field, { group, label }]) => [field, [group?.split(' · ')[0], label].filter(Boolean).join('：')])
  return { title: part?.title ?? name, labels: Object.fromEntries(labels) }
}
