import { issueInRun } from '@/lib/certificate/issue'
import { printAdmitCards } from '@/lib/exam/print-admit-cards'
import { performRun, resumeRuns, type Works } from '@/lib/run/perform-run'
import { drawInRun } from '@/lib/seating/ask-draw'
import { printRoomSheets } from '@/lib/seating/print-room-sheets'

const works: Works = {
  'seat-draw': drawInRun,
  'room-sheets': printRoomSheets,
  'admit-cards': printAdmitCards,
  certificates: issueInRun,
}

/** Long work that an officer asked for. */
export const performAsked = async (payload: unknown) => {
  const { run } = payload as { run: string }
  await performRun(run, works)
}

/** The same where a worker was killed over it, or it broke off. */
export const resumeLeft = async () => {
  await resumeRuns(works)
}
