import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./globals.css', import.meta.url), 'utf8')
const coloursOf = (block: string) =>
  Object.fromEntries([...block.matchAll(/--color-([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']))
const blockAfter = (mark: string, from = 0) => css.slice(css.indexOf(mark, from), css.indexOf('}', css.indexOf(mark, from)))
const light = coloursOf(blockAfter('@theme'))
const dark = { ...light, ...coloursOf(blockAfter('color-scheme: dark;')) }
const elder = coloursOf(blockAfter('/* elder */').split('@variant')[0] ?? '')
const palettes = {
  light,
  dark,
  elder: { ...light, ...elder },
  'elder dark': { ...dark, ...elder, ...coloursOf(blockAfter('/* elder dark */')) },
}

const grounds = ['paper', 'card', 'sunk', 'blue-soft', 'seal-soft', 'jade-soft', 'amber-soft']
const inks = ['ink', 'ink-2', 'ink-3', 'blue', 'blue-deep', 'seal', 'seal-deep', 'jade', 'amber']
const onColour = ['blue', 'blue-deep', 'seal', 'jade', 'jade-deep'].map(
  (ground) => [`on-${ground.split('-')[0]}`, ground] as const,
)

describe.each(['light', 'dark', 'elder', 'elder dark'] as const)('Q-40 the %s palette', (name) => {
  const palette: Record<string, string> = palettes[name]
  const pairs = [...inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)), ...onColour]

  const least = name.startsWith('elder') ? 7 : 4.5

  test.each(pairs)(`%s on %s can be read (WCAG ${least === 7 ? 'AAA' : 'AA'}, ${least} : 1)`, (ink, ground) => {
    expect(contrast(palette[ink], palette[ground])).toBeGreaterThanOrEqual(least)
  })

  test.each(['paper', 'card'])('the edge of a field can be seen on %s (3 : 1)', (ground) => {
    expect(contrast(palette.edge, palette[ground])).toBeGreaterThanOrEqual(3)
  })
})

function contrast(one = '', other = ''): number {
  const [bright = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (bright + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function linear(channel: number): number {
  return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}
