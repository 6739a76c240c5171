/** The named points between a promise and its commit, by the work that passes them: a callback or a move in the web server, a job in the worker, what its timetable starts, or a run that an officer asked for. */
export const failpoints = {
  'callback-received': 'callback',
  'payment-rows-written': 'callback',
  'payment-before-commit': 'callback',
  'callback-after-commit': 'callback',
  'move-half-written': 'move',
  'move-before-commit': 'move',
  'move-after-commit': 'move',
  'outbox-handed': 'job',
  'refund-answered': 'job',
  'refund-before-commit': 'job',
  'refund-after-commit': 'job',
  'sms-taken': 'job',
  'unasked-before-commit': 'timetable',
  'bill-stored': 'timetable',
  'reconciled-before-commit': 'timetable',
  'seats-half-written': 'run',
  'certificate-half-written': 'run',
} as const

export type Failpoint = keyof typeof failpoints
/** What somebody is waiting for. */
export type Work = Exclude<(typeof failpoints)[Failpoint], 'timetable' | 'run'>

export const failpointNames = Object.keys(failpoints) as Failpoint[]
