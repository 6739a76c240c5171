import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { checkFile } from './add-material'
import type { MaterialRefusal } from './refusals'
import { canary, goodJpegs, goodPdfs, goodPngs } from './testing/good-files'
import { activePdfs, brokenPdfs, type Corpus, encryptedPdfs, pdfBombs } from './testing/hostile-pdfs'
import { brokenPictures, foreignFiles, polyglots } from './testing/hostile-pictures'

const unreadable = ['damaged_pdf', 'damaged', 'foreign', 'heic', 'empty'] as const
const tooMuch = ['bomb', 'too_many_pixels', 'too_many_bytes'] as const

const hostile: [what: string, make: () => Corpus | Promise<Corpus>, as: readonly MaterialRefusal[]][] = [
  ['PDFs that act', activePdfs, ['scripts', 'actions', 'attachments', 'dynamic_form']],
  ['encrypted PDFs', encryptedPdfs, ['encrypted']],
  ['broken PDFs', brokenPdfs, [...unreadable, 'no_pages', 'too_many_pages']],
  ['PDF bombs', pdfBombs, ['bomb', 'damaged_pdf']],
  ['broken pictures', brokenPictures, [...unreadable, ...tooMuch, 'animated']],
  ['two things in one', polyglots, ['hidden', ...unreadable]],
  ['what is neither PDF nor picture', foreignFiles, unreadable],
]
const refused = { tried: 0 }

describe('Q-13 hostile files', () => {
  test.each(hostile)('%s: none is taken, each is told why', async (_, make, as) => {
    const corpus = await make()
    const accepted: string[] = []
    for (const [name, bytes] of corpus) {
      const checked = await checkFile(bytes)
      if (checked.ok) accepted.push(name)
      else {
        expect(as, name).toContain(checked.refusal)
        expect(checked.message, name).toMatch(/请.*。$/)
      }
    }
    refused.tried += corpus.length
    expect(accepted).toEqual([])
  })

  test('they are over three hundred, and no process grew beyond 700 MB over them', () => {
    expect(refused.tried).toBeGreaterThan(300)
    for (const pid of ['self', ...childrenOf(process.pid)]) expect(peakMegabytes(pid), pid).toBeLessThan(700)
  })
})

const good: Record<string, () => Promise<Corpus>> = { JPEG: goodJpegs, PNG: goodPngs, PDF: goodPdfs }
const taken = { tried: 0 }

describe('Q-13 good files', () => {
  test.each(Object.entries(good))('%s: none is refused, nothing of their metadata is left', async (_, make) => {
    const corpus = await make()
    const refusedGood: string[] = []
    for (const [name, bytes] of corpus) {
      const checked = await checkFile(bytes)
      if (checked.ok) await expectClean(name, Buffer.from(checked.bytes), checked.mediaType)
      else refusedGood.push(`${name}: ${checked.message}`)
    }
    taken.tried += corpus.length
    expect(refusedGood).toEqual([])
  })

  test('they are two hundred', () => expect(taken.tried).toBeGreaterThanOrEqual(200))
})

async function expectClean(name: string, bytes: Buffer, mediaType: string) {
  expect(bytes.includes(canary), name).toBe(false)
  if (mediaType === 'application/pdf') {
    expect(bytes.toString('latin1'), name).not.toMatch(
      /\/(Info|Metadata|Producer|Creator|Author|CreationDate|PieceInfo|URI|JS)\b/,
    )
    return
  }
  const { format, exif, xmp, iptc, icc, comments, orientation } = await sharp(bytes).metadata()
  expect({ format, exif, xmp, iptc, icc, comments, orientation }, name).toEqual({ format: 'jpeg' })
}

function childrenOf(pid: number): string[] {
  return textOf(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean)
}

/** The most that a process ever held; 0 where the system does not say. */
function peakMegabytes(pid: string): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0) / 1024
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
