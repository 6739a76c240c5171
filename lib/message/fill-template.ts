import type { TemplateVariables } from './template'

export type Words = { title: string; body: string; sms: string | null }
export type Values = Readonly<Record<string, string | number>>

const valueCharactersMax = 60
const placeholder = /\{([^{}]*)\}/g

/**
 * The words of a template with the values of one event. Throws `MissingValue` where the event did not bring what the words ask for:
 * nobody is ever sent half a sentence. A value stays one line of at most 60 characters and cannot speak for us: what looks like a
 * placeholder or an SMS signature in it is taken apart.
 */
export function fillWords(words: Words, variables: TemplateVariables, values: Values): Words {
  const fill = (text: string) =>
    text.replace(placeholder, (_, label: string) => {
      const name = nameOf(label, variables)
      const value = name !== null && Object.hasOwn(values, name) ? cleanValue(values[name]) : ''
      if (value === '') throw new MissingValue(`no value for {${label}}`)
      return value
    })
  return { title: fill(words.title), body: fill(words.body), sms: words.sms === null ? null : fill(words.sms) }
}

export class MissingValue extends Error {
  override name = 'MissingValue'
}

/** The values with which a template is previewed. */
export function sampleValues(variables: TemplateVariables): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).map(([name, { sample }]) => [name, sample]))
}

/** The labels that a text asks for. */
export function labelsIn(text: string): string[] {
  return [...text.matchAll(placeholder)].map((match) => match[1] ?? '')
}

function nameOf(label: string, variables: TemplateVariables): string | null {
  return Object.keys(variables).find((name) => variables[name]?.label === label) ?? null
}

function cleanValue(value: unknown): string {
  const line = String(value)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replaceAll('【', '〔')
    .replaceAll('】', '〕')
    .replaceAll('{', '（')
    .replaceAll('}', '）')
    .trim()
  const characters = [...line]
  return characters.length > valueCharactersMax ? `${characters.slice(0, valueCharactersMax - 1).join('')}…` : line
}
