import { type ExamFrame, getExamFrame } from '@/db/queries/exam'
import { listFirstHere, listSheetRooms } from '@/db/queries/room-sheets'
import { forgetEarlierFiles, listRunFiles } from '@/db/queries/run'
import { currentDraw, seatsOfCases } from '@/db/queries/seating'
import { now } from '@/lib/clock/now'
import { log } from '@/lib/log/log'
import type { AdmitCard } from '@/lib/print/documents'
import { renderDocument } from '@/lib/print/render-document'
import type { Work } from '@/lib/run/perform-run'
import { fileName, storeFile } from '@/lib/run/store-file'
import { admitCardOf } from './admit-card'
import { readContent, recordPaper } from './print-paper'

const cardsPerFile = 40
const filesPerRoomMax = 1000

/**
 * The admit cards of a whole exam: for each room a file with those who sit their first paper there (E-32, Q-42, Q-52). Cut off, it goes on
 * with the files that are missing. A card that no font can draw is left out and named.
 */
export const printAdmitCards: Work = async (run, _viewer, report) => {
  const [frame, draw] = [await getExamFrame(run.sessionId), await currentDraw(run.sessionId)]
  if (!frame || draw?.state !== 'frozen') return { ok: false, message: '座位冻结以后才能打印准考证。' }
  await forgetEarlierFiles(run)
  const rooms = await listSheetRooms(draw.id)
  const made = new Set((await listRunFiles(run.id)).map(({ ordinal }) => ordinal))
  const [at, failed] = [await now(), [] as string[]]
  let printed = 0
  for (const [index, room] of rooms.entries()) {
    const here = await listFirstHere(draw.id, room.id)
    for (let n = 0; n * cardsPerFile < here.length; n += 1) {
      await report('正在打印准考证', printed, draw.candidates)
      const [ordinal, some] = [index * filesPerRoomMax + n + 1, here.slice(n * cardsPerFile, (n + 1) * cardsPerFile)]
      if (!made.has(ordinal)) {
        const bytes = await printCards(frame, some, at, failed)
        const name = `准考证/${String(index + 1).padStart(4, '0')}-${fileName(room.name)}${n > 0 ? `-${n + 1}` : ''}.pdf`
        if (bytes) await storeFile(run, { ordinal, name, siteId: room.siteId, papers: some.length, bytes })
      }
      printed += some.length
    }
  }
  await report('正在打印准考证', printed, printed)
  const words =
    failed.length === 0 ? '' : `其中 ${failed.length} 人的含有系统字库暂缺的字，没有印：${failed.slice(0, 20).join('；')}。`
  return { ok: failed.length === 0, message: `${printed - failed.length} 张准考证已备好。${words}` }
}

type Candidate = Awaited<ReturnType<typeof listFirstHere>>[number]

async function printCards(frame: ExamFrame, some: readonly Candidate[], at: Date, failed: string[]): Promise<Uint8Array | null> {
  const seats = await seatsOfCases(some.map(({ caseId }) => caseId))
  const cards: AdmitCard[] = []
  for (const { caseId, number } of some) {
    const seat = seats.get(caseId)
    if (!seat) continue
    const content = await readContent(caseId, frame, number, seat)
    cards.push({ ...(await recordPaper('admit-card', caseId, frame, content, at)), ...admitCardOf(content, seat, frame) })
  }
  return render(frame.session.title, cards, failed)
}

/** What can be drawn of them: where a character is in no font, without the cards that have it. */
async function render(examTitle: string, cards: readonly AdmitCard[], failed: string[]): Promise<Uint8Array | null> {
  if (cards.length === 0) return null
  const printed = await renderDocument('admit-cards', { examTitle, cards: [...cards] })
  if (printed.ok) return printed.bytes
  if (printed.refusal === 'queue_full') throw new Error('the print queue of the worker is full')
  const characters = printed.characters.map((one) => one.split(' ')[0] ?? '')
  const has = ({ photo: _, ...texts }: AdmitCard) => characters.some((one) => JSON.stringify(texts).includes(one))
  const bad = cards.filter(has)
  log.error({ cards: bad.map(({ serial }) => serial) }, 'admit cards not printed: no font has these characters')
  failed.push(...bad.map(({ admitCardNumber }) => `${admitCardNumber}（${characters.join('、')}）`))
  if (bad.length === 0) throw new Error('a character that no font has is on no card')
  return render(
    examTitle,
    cards.filter((card) => !has(card)),
    failed,
  )
}
