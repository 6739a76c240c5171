import { tallyExams } from '@/lib/exam/tally-exams'

/** Exams with many registrations, counted for the office's pages (O-11, Q-54). */
export async function tally() {
  await tallyExams()
}
