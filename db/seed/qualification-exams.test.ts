import { beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { sha256 } from '@/lib/crypto/canonical'
import { letterOfCommitment, lettersToRead, noticeOfCommitment } from '@/lib/exam/letters'
import { feeRange } from '@/lib/exam/papers'
import { getExamFrame } from '../queries/exam'
import { economicsId, secondConstructorId, seedQualificationExams } from './qualification-exams'

beforeAll(async () => {
  const { close } = await openTestDatabase()
  await seedQualificationExams()
  // What is there stays: the demo starts with it every time.
  await seedQualificationExams()
  return close
})

async function frameOf(id: string) {
  const frame = await getExamFrame(id)
  if (!frame) throw new Error(`${id} was not seeded`)
  return frame
}

test('E-05 E-20 二级建造师: three levels with their papers and fees, 报名地, a rolling period of two years', async () => {
  const frame = await frameOf(secondConstructorId)
  expect([...new Set(frame.choices.map(({ level }) => level))]).toEqual(['考全科', '免一科', '免二科'])
  expect(frame.regions).toContain('南山区')
  expect(feeRange(frame)).toEqual({ from: 6500, to: 20_500 })
  expect(frame.session.features).toMatchObject({ rollingYears: 2, commitment: true, review: true, educationCheck: true })
  expect(frame.windows.registration.to).toEqual(new Date('2020-09-18T17:00:00+08:00'))
})

test('E-05 经济: open when the demo begins, all papers at one fee', async () => {
  const frame = await frameOf(economicsId)
  expect(frame.windows.registration.from < new Date('2020-08-15T10:00:00+08:00')).toBe(true)
  expect(feeRange(frame)).toEqual({ from: 11_200, to: 11_200 })
})

test.each([secondConstructorId, economicsId])(
  'E-02 E-12 %s: one notice is read before, the others are public and signed; hashes are of the text',
  async (id) => {
    const frame = await frameOf(id)
    expect(lettersToRead(frame).map(({ key, needsTick }) => [key, needsTick])).toEqual([['notice', true]])
    expect(noticeOfCommitment(frame)?.paragraphs.length).toBeGreaterThan(5)
    // The four points of the letter, between what it is about and what it means.
    expect(letterOfCommitment(frame)?.paragraphs).toHaveLength(6)
    for (const { title, paragraphs, textHash } of frame.letters) expect(textHash).toBe(sha256([title, ...paragraphs].join('\n')))
  },
)
