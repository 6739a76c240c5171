import { askAgain, checkLevel } from '@/lib/education/check-level'
import { log } from '@/lib/log/log'

/** One education level, asked about as soon as it was saved (E-14). A silent service is asked again by the timetable. */
export const checkEducation = async (payload: unknown) => {
  await checkLevel(payload)
}

/** Those whose answer has not come. */
export async function askEducationAgain() {
  const { asked, failed } = await askAgain()
  if (asked > 0) log.info({ asked, failed }, 'education levels asked about again')
}
